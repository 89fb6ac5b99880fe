package muster.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import muster.access.Actor;
import muster.access.Role;
import muster.provisioning.Errands;
import muster.provisioning.web.Desk.Answer;
import muster.registry.ClaimCode;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Whoever tries codes is slowed down at whichever door it is tried, and noticed. */
@ModuleTest
class GuessingTest {

    private static final int FREE = 5;
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Autowired
    Desk desk;

    @Autowired
    Errands errands;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    /** One way to try a code. */
    private interface Door {
        Answer tries(Actor person, String code) throws Exception;
    }

    @Test
    void codes_are_tried_five_times_by_opening_the_link() throws Exception {
        closesAfterFive(guesser(), (person, code) -> desk.open(person, "/a/" + code));
    }

    @Test
    void codes_are_tried_five_times_by_sending_the_form() throws Exception {
        var errand = errands.errand();
        closesAfterFive(
                guesser(),
                (person, code) -> desk.submit(person, "/a/" + code, "choice", errand.job() + "/" + errand.position()));
    }

    @Test
    void codes_are_tried_five_times_by_typing_them() throws Exception {
        closesAfterFive(guesser(), (person, code) -> follow(person, desk.submit(person, "/a/codes", "code", code)));
    }

    @Test
    void codes_are_tried_five_times_by_photo() throws Exception {
        closesAfterFive(guesser(), (person, code) -> follow(person, photo(person, code)));
    }

    @Test
    void a_second_door_is_no_second_chance() throws Exception {
        var sam = at(errands.staff(Role.SUPPORT));
        for (int guess = 0; guess < 3; guess++) {
            assertThat(desk.open(sam, "/a/" + unknownCode()).status()).isEqualTo(409);
        }
        for (int guess = 3; guess < FREE; guess++) {
            assertThat(desk.open(sam, "/search?q=" + unknownCode()).status()).isEqualTo(200);
        }
        assertThat(desk.open(sam, "/a/" + unknownCode()).status()).isEqualTo(429);
        assertThat(desk.open(sam, "/search?q=" + unknownCode()).status()).isEqualTo(429);
    }

    @Test
    void another_account_at_the_same_address_waits_too_and_one_elsewhere_is_not_hindered() throws Exception {
        var guesser = guesser();
        for (int guess = 0; guess < FREE; guess++) {
            desk.open(guesser, "/a/" + unknownCode());
        }
        var errand = errands.errand();
        var beside = moved(errand.installer(), Objects.requireNonNull(guesser.address()));
        assertThat(desk.open(beside, "/a/" + errand.code()).status()).isEqualTo(429);

        var elsewhere = at(errand.installer());
        assertThat(desk.open(elsewhere, "/a/" + errand.code()).body()).contains("Where does it go?");
        assertThat(desk.submit(elsewhere, "/a/" + errand.code(), "choice", errand.job() + "/" + errand.position())
                        .leadsTo())
                .startsWith("/activations/");
    }

    @Test
    void a_typing_mistake_is_no_guess() throws Exception {
        var ines = guesser();
        for (int slip = 0; slip < 2 * FREE; slip++) {
            assertThat(desk.submit(ines, "/a/codes", "code", "4TK-9QX").status())
                    .isEqualTo(422);
        }
    }

    private void closesAfterFive(Actor guesser, Door door) throws Exception {
        for (int guess = 0; guess < FREE; guess++) {
            var answer = door.tries(guesser, unknownCode());
            assertThat(answer.status()).as("guess " + guess).isEqualTo(409);
            assertThat(answer.body()).contains("Unknown label", "href=\"/a\"");
            assertThat(noticed(guesser)).as("not yet").isEqualTo(guess == FREE - 1 ? 2 : 0);
        }
        var closed = door.tries(guesser, unknownCode());
        assertThat(closed.status()).isEqualTo(429);
        assertThat(closed.body()).contains("Too many tries went wrong");
    }

    /** The record has one entry for the account and one for the address. */
    private long noticed(Actor guesser) {
        return world.as(
                Actor.system("test"),
                () -> jdbc.sql("select count(*) from audit.entry where action = 'guessing.noticed' and by_id = :id")
                        .param("id", guesser.user().value())
                        .query(Long.class)
                        .single());
    }

    private Answer photo(Actor person, String code) throws Exception {
        var picture = new ByteArrayOutputStream();
        var square = new QRCodeWriter().encode("https://muster.example/a/" + code, BarcodeFormat.QR_CODE, 400, 400);
        MatrixToImageWriter.writeToStream(square, "png", picture);
        return desk.send(
                person,
                MockMvcRequestBuilders.multipart("/a/photos")
                        .file(new MockMultipartFile("photo", "label.png", "image/png", picture.toByteArray())));
    }

    private Answer follow(Actor person, Answer answer) throws Exception {
        return answer.status() == 302 ? desk.open(person, answer.leadsTo()) : answer;
    }

    private Actor guesser() {
        return at(errands.installer());
    }

    /** From an address that nobody else has. */
    private Actor at(Actor person) {
        return moved(person, "203.0." + world.number() % 250 + "." + world.number() % 250);
    }

    private static Actor moved(Actor person, String address) {
        return new Actor(
                person.kind(), person.id(), person.name(), person.role(), person.organisation(), "web", address);
    }

    /** One that no device has, with a check character that fits. */
    private static String unknownCode() {
        var digits = new StringBuilder();
        for (int i = 0; i < 17; i++) {
            digits.append(DIGITS.charAt(ThreadLocalRandom.current().nextInt(32)));
        }
        return (DIGITS + "U")
                .chars()
                .mapToObj(check -> ClaimCode.parse(digits.toString() + (char) check))
                .flatMap(code -> code.stream())
                .map(ClaimCode::inLink)
                .findFirst()
                .orElseGet(GuessingTest::unknownCode);
    }
}
