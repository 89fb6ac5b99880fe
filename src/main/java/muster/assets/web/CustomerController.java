package muster.assets.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.AllowSignedIn;
import muster.access.Role;
import muster.assets.Customer;
import muster.assets.CustomerDraft;
import muster.assets.Customers;
import muster.assets.Estate;
import muster.assets.EstateList;
import muster.assets.NearNames;
import muster.audit.StoryText;
import muster.shared.Invalid;
import muster.shared.LastChanges;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import muster.shared.Outdated;
import muster.shared.Pager;
import muster.shared.Typed;
import muster.shared.web.Conflict;
import muster.shared.web.Layout;
import muster.shared.web.Near;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Customers: the list, one of them, add and change. */
@Controller
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
@RequestMapping("/customers")
class CustomerController {

    private static final int PAGE = 50;

    private final Estate estate;
    private final EstateList list;
    private final Customers customers;
    private final NearNames near;
    private final StoryText story;
    private final LastChanges changes;

    CustomerController(
            Estate estate, EstateList list, Customers customers, NearNames near, StoryText story, LastChanges changes) {
        this.estate = estate;
        this.list = list;
        this.customers = customers;
        this.near = near;
        this.story = story;
        this.changes = changes;
    }

    @GetMapping
    @AllowSignedIn
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            Model model) {
        var words = Typed.line(q).replace("\0", "");
        int at = Math.clamp(page, 1, 100_000);
        var found = list.customers(words, at, PAGE);
        var address = UriComponentsBuilder.fromPath("/customers");
        if (!words.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        var here = address.encode().buildAndExpand(words).toUriString();
        model.addAttribute("q", words);
        model.addAttribute("customers", found.rows());
        model.addAttribute("pager", new Pager(at, PAGE, found.total(), here));
        Staff.mark(model, actor);
        return "assets/customers";
    }

    @GetMapping("/new")
    String start(Model model) {
        model.addAttribute("form", new CustomerForm("", "", "", "", "", ""));
        return "assets/customer-form";
    }

    @PostMapping
    String add(
            @Valid @ModelAttribute("form") CustomerForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        if (!errors.hasErrors()) {
            Near.ask(near.customers(form.name(), null), form.sure(), errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                return "redirect:/customers/" + estate.addCustomer(form.draft(), actor);
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "assets/customer-form";
    }

    @GetMapping("/{customer}")
    @AllowSignedIn
    String look(@PathVariable OrganisationId customer, Actor actor, Model model) {
        var found = customers.findById(customer).orElseThrow(NotFound::new);
        model.addAttribute("customer", found);
        model.addAttribute("name", list.customerName(customer));
        model.addAttribute("sites", list.sitesOf(customer));
        model.addAttribute("story", story.about(customer, 20));
        Staff.mark(model, actor);
        return "assets/customer";
    }

    @GetMapping("/{customer}/edit")
    String edit(@PathVariable OrganisationId customer, Model model) {
        var found = customers.findById(customer).orElseThrow(NotFound::new);
        model.addAttribute("form", CustomerForm.of(saved(found), found.version()));
        return form(found, model);
    }

    @PostMapping("/{customer}")
    String change(
            @PathVariable OrganisationId customer,
            @Valid @ModelAttribute("form") CustomerForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var found = customers.findById(customer).orElseThrow(NotFound::new);
        if (!errors.hasErrors() && !form.name().equals(list.customerName(customer))) {
            Near.ask(near.customers(form.name(), customer), form.sure(), errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                estate.changeCustomer(customer, form.draft(), form.seen(), actor);
                redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("assets.saved", form.name()));
                return "redirect:/customers/" + customer;
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            } catch (Outdated | OptimisticLockingFailureException meanwhile) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return conflict(customer, form, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(found, model);
    }

    private String conflict(OrganisationId id, CustomerForm typed, Model model) {
        var found = customers.findById(id).orElseThrow(NotFound::new);
        var saved = saved(found);
        model.addAttribute(
                "conflict",
                new Conflict.Rows()
                        .compare("name", "assets.name", saved.name(), typed.name())
                        .compare("contact", "assets.customer.contact", saved.contact(), typed.contact())
                        .compare("phone", "assets.customer.phone", saved.phone(), typed.phone())
                        .compare("note", "assets.customer.note", saved.note(), typed.note())
                        .savedBy(changes.of(id)));
        model.addAttribute("form", typed.at(found.version()));
        return form(found, model);
    }

    private CustomerDraft saved(Customer customer) {
        return CustomerDraft.of(list.customerName(customer.id()), customer);
    }

    private static String form(Customer customer, Model model) {
        model.addAttribute("customer", customer);
        return "assets/customer-form";
    }
}
