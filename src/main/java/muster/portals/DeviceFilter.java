package muster.portals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import muster.lifecycle.State;
import muster.shared.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Which devices the list shows and in which order, as it stands in the address. What makes no sense there is left out,
 * so that an address typed or shortened by hand still shows a list.
 *
 * @param model the text of a {@link muster.catalog.ModelKey}
 * @param page from 1
 */
public record DeviceFilter(
        Words words,
        @Nullable State state,
        @Nullable String model,
        @Nullable OrganisationId customer,
        DeviceSort sort,
        boolean reversed,
        int page) {

    /** Nobody leafs further; whoever wants all takes the file. */
    private static final int LAST_PAGE = 10_000;

    /** Reads the parameters of an address. */
    public static DeviceFilter of(
            @Nullable String q,
            @Nullable String state,
            @Nullable String model,
            @Nullable String customer,
            @Nullable String sort,
            @Nullable String page) {
        var way = sort == null ? "" : sort;
        return new DeviceFilter(
                Words.of(q),
                Arrays.stream(State.values())
                        .filter(one -> one.name().equals(state))
                        .findFirst()
                        .orElse(null),
                model == null || model.isBlank() ? null : Words.of(model).plain(),
                customerOf(customer),
                DeviceSort.of(way.startsWith("-") ? way.substring(1) : way),
                way.startsWith("-"),
                pageOf(page));
    }

    private static @Nullable OrganisationId customerOf(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : new OrganisationId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    private static int pageOf(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Math.clamp(Long.parseLong(text), 1, LAST_PAGE) : 1;
    }

    /** True when something is filtered at all. */
    public boolean isNarrow() {
        return !words.isEmpty() || state != null || model != null || customer != null;
    }

    /** The value of the parameter {@code sort}. */
    public String sortWord() {
        return (reversed ? "-" : "") + sort.word();
    }

    /** The address of this list without the page; nothing empty, nothing that goes without saying. */
    public String address() {
        return at("/devices", sortWord());
    }

    /** The address of the same rows as a file. */
    public String file() {
        return at("/devices.csv", sortWord());
    }

    /** The address of the list sorted by a column; by the same column again it turns round. */
    public String sortedBy(String column) {
        return at("/devices", column.equals(sort.word()) && !reversed ? "-" + column : column);
    }

    /** What a screen reader says of a column's order, null when the list is not sorted by it. */
    public @Nullable String ariaSort(String column) {
        return column.equals(sort.word()) ? (reversed ? "descending" : "ascending") : null;
    }

    private String at(String path, String order) {
        var query = new StringBuilder();
        add(query, "q", words.plain());
        add(query, "state", state == null ? "" : state.name());
        add(query, "model", Objects.requireNonNullElse(model, ""));
        add(query, "customer", customer == null ? "" : customer.toString());
        add(query, "sort", order.equals("serial") ? "" : order);
        return path + query;
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
