package muster.provisioning.web;

import java.util.Optional;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.NeverKept;
import muster.access.Role;
import muster.provisioning.Guesses;
import muster.registry.ClaimCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** For labels that the camera's own scanner does not open: type the code, or send a photo of it. */
@Controller
@RequestMapping("/a")
@NeverKept
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class CodeController {

    private static final int LONGEST = 40;

    private final LabelPhotos photos;
    private final Guesses guesses;

    CodeController(LabelPhotos photos, Guesses guesses) {
        this.photos = photos;
        this.guesses = guesses;
    }

    @GetMapping
    ModelAndView form(@RequestParam(defaultValue = "") String photo) {
        return draw(null, photo.equals(PhotoLimit.TOO_LARGE) ? "provisioning.code.too-large" : null, HttpStatus.OK);
    }

    @PostMapping("/codes")
    ModelAndView typed(@RequestParam(defaultValue = "") String code, Actor actor) {
        guesses.check(actor);
        if (code.isBlank()) {
            return draw(code, "provisioning.code.empty", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return ClaimCode.parse(code)
                .map(read -> new ModelAndView("redirect:/a/" + read.inLink()))
                .orElseGet(() -> draw(
                        shorten(code),
                        "provisioning.code.flaw." + ClaimCode.flawOf(code),
                        HttpStatus.UNPROCESSABLE_CONTENT));
    }

    @PostMapping("/photos")
    ModelAndView photo(@RequestParam(required = false) @Nullable MultipartFile photo, Actor actor) {
        guesses.check(actor);
        if (photo == null || photo.isEmpty()) {
            return draw(null, "provisioning.code.no-photo", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return photos.read(photo)
                .flatMap(CodeController::codeIn)
                .map(code -> new ModelAndView("redirect:/a/" + code.inLink()))
                .orElseGet(() -> draw(null, "provisioning.code.unreadable", HttpStatus.UNPROCESSABLE_CONTENT));
    }

    /** The code at the end of the label's link, wherever the link leads, or the bare code. */
    private static Optional<ClaimCode> codeIn(String text) {
        return ClaimCode.parse(text.substring(text.lastIndexOf('/') + 1));
    }

    private static ModelAndView draw(@Nullable String code, @Nullable String problem, HttpStatus status) {
        var page = new ModelAndView("provisioning/code", status);
        page.addObject("code", code);
        page.addObject("problem", problem);
        return page;
    }

    private static String shorten(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
