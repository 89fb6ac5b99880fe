package muster.assets.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import muster.assets.CustomerDraft;
import muster.shared.PlainText;
import muster.shared.Typed;

/** A customer as typed. */
record CustomerForm(
        @NotEmpty(message = "{assets.customer.name-missing}")
        @Size(max = 120, message = "{assets.name-long}")
        @PlainText
        String name,

        @Size(max = 120, message = "{assets.text-long}") @PlainText
        String contact,

        @Size(max = 40, message = "{assets.phone-long}") @PlainText
        String phone,

        @Size(max = 2000, message = "{assets.note-long}") @PlainText(lines = true)
        String note,

        String sure,
        String version) {

    CustomerForm {
        name = Typed.line(name);
        contact = Typed.line(contact);
        phone = Typed.line(phone);
        note = Typed.line(note).replace("\r\n", "\n");
        sure = Typed.asIs(sure);
        version = Typed.line(version);
    }

    static CustomerForm of(CustomerDraft customer, int version) {
        return new CustomerForm(
                customer.name(), customer.contact(), customer.phone(), customer.note(), "", String.valueOf(version));
    }

    CustomerForm at(int newest) {
        return new CustomerForm(name, contact, phone, note, sure, String.valueOf(newest));
    }

    CustomerDraft draft() {
        return new CustomerDraft(name, contact, phone, note);
    }

    /** The version that the person saw. */
    int seen() {
        return Typed.number(version);
    }
}
