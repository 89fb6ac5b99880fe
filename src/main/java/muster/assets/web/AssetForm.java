package muster.assets.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import muster.assets.Asset;
import muster.shared.PlainText;
import muster.shared.Typed;
import org.springframework.validation.Errors;

/** An asset as typed; tags are divided by commas. */
record AssetForm(
        @NotEmpty(message = "{assets.asset.kind-missing}") @Size(max = 60, message = "{assets.kind-long}") @PlainText
        String kind,

        @NotEmpty(message = "{assets.asset.name-missing}") @Size(max = 120, message = "{assets.name-long}") @PlainText
        String name,

        @Size(max = 400, message = "{assets.tags-long}") @PlainText
        String tags,

        String sure,
        String version) {

    private static final int MOST_TAGS = 12;

    AssetForm {
        kind = Typed.line(kind);
        name = Typed.line(name);
        tags = Typed.line(tags);
        sure = Typed.asIs(sure);
        version = Typed.line(version);
    }

    static AssetForm of(Asset asset) {
        return new AssetForm(
                asset.kind(), asset.name(), String.join(", ", asset.tags()), "", String.valueOf(asset.version()));
    }

    AssetForm at(int newest) {
        return new AssetForm(kind, name, tags, sure, String.valueOf(newest));
    }

    void check(Errors errors) {
        if (tagList().size() > MOST_TAGS) {
            errors.rejectValue("tags", "assets.asset.tags-many");
        }
    }

    List<String> tagList() {
        return Arrays.stream(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    /** The version that the person saw. */
    int seen() {
        return Typed.number(version);
    }
}
