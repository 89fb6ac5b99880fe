package muster.assets;

import static muster.shared.Typed.orNull;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is said about a customer; empty texts where nothing is. */
public record CustomerDraft(String name, String contact, String phone, String note) {

    public static CustomerDraft of(String name, Customer customer) {
        return new CustomerDraft(name, text(customer.contact()), text(customer.phone()), text(customer.note()));
    }

    Customer on(Customer customer) {
        return customer.reachedBy(orNull(contact), orNull(phone), orNull(note));
    }

    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("name", name);
        values.put("contact", contact);
        values.put("phone", phone);
        values.put("note", note);
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
