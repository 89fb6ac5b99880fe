package muster.access.web;

import java.util.Arrays;
import java.util.List;
import muster.access.Actor;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.PeopleList;
import muster.access.PersonRow;
import muster.access.Role;
import muster.shared.LastChanges;
import muster.shared.NotFound;
import muster.shared.Stories;
import muster.shared.UserId;
import muster.shared.web.Conflict;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the pages about one person together. */
@Component
class UserPage {

    private static final int STORY = 30;

    private final PeopleList list;
    private final Organisations organisations;
    private final LastChanges changes;
    private final Stories stories;
    private final MessageSource messages;

    UserPage(
            PeopleList list,
            Organisations organisations,
            LastChanges changes,
            Stories stories,
            MessageSource messages) {
        this.list = list;
        this.organisations = organisations;
        this.changes = changes;
        this.stories = stories;
        this.messages = messages;
    }

    /** A choice of a select. */
    record Option(String value, String text) {}

    String invitation(Model model) {
        choices(model);
        return "access/user-new";
    }

    String person(Model model, PersonRow person, Actor actor) {
        choices(model);
        model.addAttribute("person", person);
        model.addAttribute("story", stories.about(person.id(), STORY));
        model.addAttribute("yourself", person.id().value().equals(actor.id()));
        return "access/user";
    }

    /** Somebody else saved meanwhile: both values, and the form goes on from the newest version. */
    String conflict(Model model, UserId user, UserForm typed, Actor actor) {
        var person = list.find(user).orElseThrow(NotFound::new);
        var saved = UserForm.of(person);
        var conflict = new Conflict.Rows()
                .compare("name", "access.user.name", saved.name(), typed.name())
                .compare("role", "access.user.role", saved.role(), typed.role(), this::roleText)
                .compare("firm", "access.user.firm", saved.firm(), typed.firm(), this::organisationText)
                .compare("customer", "access.user.customer", saved.customer(), typed.customer(), this::organisationText)
                .savedBy(changes.of(user));
        model.addAttribute("form", typed.at(person.version()));
        model.addAttribute("conflict", conflict);
        return person(model, person, actor);
    }

    private void choices(Model model) {
        model.addAttribute(
                "roles",
                Arrays.stream(Role.values())
                        .map(role -> new Option(role.name(), roleText(role.name())))
                        .toList());
        model.addAttribute("firms", options(Organisation.Kind.FIRM));
        model.addAttribute("customers", options(Organisation.Kind.CUSTOMER));
    }

    private List<Option> options(Organisation.Kind kind) {
        return organisations.findByKindOrderByName(kind).stream()
                .map(organisation -> new Option(organisation.id().toString(), organisation.name()))
                .toList();
    }

    private String roleText(String role) {
        return String.valueOf(messages.getMessage("access.role." + role, null, role, LocaleContextHolder.getLocale()));
    }

    private String organisationText(String id) {
        return organisations.findAll().stream()
                .filter(organisation -> organisation.id().toString().equals(id))
                .map(Organisation::name)
                .findFirst()
                .orElse("–");
    }
}
