package muster.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.provisioning.Claims;
import muster.provisioning.Errands;
import muster.provisioning.Errands.Errand;
import muster.provisioning.Problem;
import muster.provisioning.web.Desk.Answer;
import muster.registry.Reservations;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ModuleTest
class ClaimPagesTest {

    @Autowired
    Desk desk;

    @Autowired
    Errands errands;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    Claims claims;

    @Autowired
    Reservations reservations;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    @Test
    void every_refusal_has_its_sentence_and_one_action_whether_the_link_is_opened_or_the_form_sent() throws Exception {
        var cases = new EnumMap<Problem, Errand>(Problem.class);
        cases.put(Problem.RETIRED, inState("RETIRED"));
        cases.put(Problem.QUARANTINED, inState("QUARANTINED"));
        cases.put(Problem.OTHER_CUSTOMER, setAside());
        cases.put(Problem.CLAIMED_ELSEWHERE, claimedBySomebodyElse());
        cases.put(Problem.NO_JOB, withoutJob());
        cases.put(Problem.JOB_EXPIRED, withJobOfYesterday());
        cases.put(Problem.NOTHING_LEFT, withEverythingFilled());
        cases.put(Problem.NO_FIT, withPositionForSomethingElse());
        for (var one : cases.entrySet()) {
            saysWhy(one.getKey(), desk.open(one.getValue().installer(), link(one.getValue())));
            saysWhy(one.getKey(), send(one.getValue(), key()));
        }
        var errand = errands.errand();
        saysWhy(Problem.UNKNOWN_CODE, desk.open(errand.installer(), "/a/nothing"));
        saysWhy(
                Problem.UNKNOWN_CODE,
                desk.submit(errand.installer(), "/a/nothing", "choice", errand.job() + "/" + errand.position()));
        // these two are met by a form alone
        cases.put(Problem.POSITION_GONE, errand);
        saysWhy(
                Problem.POSITION_GONE,
                desk.submit(
                        errand.installer(),
                        link(errand),
                        "choice",
                        errand.job() + "/" + errands.errand().position()));
        var key = key();
        assertThat(send(errand, key).leadsTo()).startsWith("/activations/");
        var other = errands.errand(errand.installer());
        saysWhy(Problem.FORM_USED, send(other, key));
        cases.put(Problem.FORM_USED, other);
        cases.put(Problem.UNKNOWN_CODE, errand);
        assertThat(cases).as("every problem is met").containsOnlyKeys(Problem.values());
    }

    @Test
    void a_form_without_a_choice_asks_for_one_and_claims_nothing() throws Exception {
        var errand = errands.errand();
        for (var choice : List.of("", "nonsense", errand.job() + "/x", errand.job() + "/\u0000")) {
            var answer = desk.submit(errand.installer(), link(errand), "choice", choice, "key", key());
            assertThat(answer.status()).as(choice).isEqualTo(422);
            assertThat(answer.body()).contains("Choose the position that this device goes to.", "Activate here");
        }
        assertThat(desk.submit(
                                errand.installer(),
                                link(errand),
                                "choice",
                                errand.job() + "/" + errand.position(),
                                "key",
                                "<short>")
                        .status())
                .isEqualTo(422);
        assertThat(errands.stateOf(errand).name()).isEqualTo("REGISTERED");
    }

    @Test
    void only_a_single_place_is_chosen_beforehand_and_several_stand_by_their_jobs() throws Exception {
        var errand = errands.errand();
        assertThat(desk.open(errand.installer(), link(errand)).body()).containsOnlyOnce("checked=\"checked\"");
        var other = errands.errand(errand.installer());
        var several = desk.open(errand.installer(), link(errand)).body();
        assertThat(several)
                .contains(errand.job() + "/" + errand.position(), other.job() + "/" + other.position())
                .doesNotContain("checked=\"checked\"");
        assertThat(several.split("<h2 id=\"job-", -1)).hasSize(3);
    }

    @Test
    void whoever_may_claim_does_and_a_customer_does_not() throws Exception {
        var errand = errands.errand();
        assertThat(desk.open(cast.carl(), link(errand)).status()).isEqualTo(403);
        for (var person : List.of(errand.installer(), cast.sam(), cast.olga(), cast.ada())) {
            var one = errands.errand(errand.installer());
            var answer = desk.submit(person, link(one), "choice", one.job() + "/" + one.position(), "key", key());
            assertThat(answer.leadsTo()).as(person.name()).startsWith("/activations/");
        }
    }

    @Test
    void a_photo_of_a_label_leads_to_its_page() throws Exception {
        var errand = errands.errand();
        var picture = new ByteArrayOutputStream();
        var square = new QRCodeWriter()
                .encode(
                        "https://muster.example/a/" + errand.label().claimCode().inLink(),
                        BarcodeFormat.QR_CODE,
                        600,
                        600);
        MatrixToImageWriter.writeToStream(square, "png", picture);
        var answer = photo(errand.installer(), picture.toByteArray());
        assertThat(answer.leadsTo())
                .isEqualTo("/a/" + errand.label().claimCode().inLink());
        assertThat(desk.open(errand.installer(), answer.leadsTo()).body()).contains("Where does it go?");
    }

    @Test
    void a_clean_picture_that_the_library_s_detector_misses_is_read_too() throws Exception {
        for (var code : List.of("734an127485tztqyt3", "hwx0hh8aebvsfbeb8y")) {
            var picture = new ByteArrayOutputStream();
            var link = "https://muster.example/a/" + code;
            MatrixToImageWriter.writeToStream(
                    new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, 600, 600), "png", picture);
            assertThat(new LabelPhotos().read(() -> new ByteArrayInputStream(picture.toByteArray())))
                    .contains(link);
        }
    }

    @Test
    void a_photo_without_a_label_says_so() throws Exception {
        var wall = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", wall);
        var advert = new ByteArrayOutputStream();
        MatrixToImageWriter.writeToStream(
                new QRCodeWriter().encode("https://shop.example/sale", BarcodeFormat.QR_CODE, 300, 300), "png", advert);
        var installer = errands.installer();
        for (var file : List.of(
                wall.toByteArray(), advert.toByteArray(), "no picture at all".getBytes(StandardCharsets.UTF_8))) {
            var answer = photo(installer, file);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("There is no readable square on this picture.");
        }
    }

    @Test
    void a_typed_code_leads_to_its_page_and_a_mistyped_one_comes_back_as_it_was_typed() throws Exception {
        var errand = errands.errand();
        assertThat(desk.submit(
                                errand.installer(),
                                "/a/codes",
                                "code",
                                errand.label().claimCode().grouped().toLowerCase(java.util.Locale.ROOT))
                        .leadsTo())
                .isEqualTo("/a/" + errand.label().claimCode().inLink());
        var slip = desk.submit(errand.installer(), "/a/codes", "code", "<b>4TK-9QX");
        assertThat(slip.status()).isEqualTo(422);
        assertThat(slip.body()).contains("value=\"&lt;b&gt;4TK-9QX\"", "a character that no code has");
        says(errand, "🥐", "a character that no code has");
        says(errand, "hello", "too short or too long");
        says(errand, "000-000-000-000-000-001", "its check character does not fit");
        assertThat(photo(errand.installer(), new byte[0]).body()).contains("Choose a photo first");
        assertThat(desk.submit(errand.installer(), "/a/codes", "code", "  ").body())
                .contains("Enter the code that is printed under the square.");
    }

    private void saysWhy(Problem problem, Answer answer) {
        assertThat(answer.status()).as("%s", problem).isEqualTo(409);
        assertThat(answer.body())
                .as("%s", problem)
                .contains(words(problem.titleKey()), words(problem.textKey()), words(problem.actionKey()))
                .contains("href=\"" + problem.href() + "\"")
                .doesNotContain("??", "Something is in the way");
    }

    private String words(String key) {
        return org.springframework.web.util.HtmlUtils.htmlEscape(
                messages.getMessage(key, null, java.util.Locale.ENGLISH), "UTF-8");
    }

    private Answer send(Errand errand, String key) throws Exception {
        return desk.submit(
                errand.installer(), link(errand), "choice", errand.job() + "/" + errand.position(), "key", key);
    }

    private void says(Errands.Errand errand, String code, String sentence) throws Exception {
        assertThat(desk.submit(errand.installer(), "/a/codes", "code", code).body())
                .contains(sentence);
    }

    private Answer photo(Actor person, byte[] file) throws Exception {
        return desk.send(
                person,
                MockMvcRequestBuilders.multipart("/a/photos")
                        .file(new MockMultipartFile("photo", "label.png", "image/png", file)));
    }

    private Errand inState(String state) {
        var errand = errands.errand();
        world.as(
                Actor.system("test"),
                () -> jdbc.sql("update lifecycle.lifecycle set state = :state where device_id = :id")
                        .param("state", state)
                        .param("id", errand.device().value())
                        .update());
        return errand;
    }

    private Errand setAside() {
        var errand = errands.errand();
        var other = world.customer();
        ActorContext.run(cast.olga(), () -> reservations.change(errand.device(), other, cast.olga()));
        return errand;
    }

    private Errand claimedBySomebodyElse() {
        var taken = errands.errand();
        errands.claim(taken);
        return errands.errand(errands.installer(), taken.label());
    }

    private Errand withoutJob() {
        return new Errand(
                errands.installer(),
                errands.errand().job(),
                errands.errand().position(),
                world.devices(1).getFirst());
    }

    private Errand withJobOfYesterday() {
        var site = world.site(world.customer());
        var installer = errands.installer();
        var position = world.position(site);
        var yesterday = LocalDate.now(site.zone()).minusDays(1);
        var job = world.job(site, List.of(position), installer, yesterday);
        return new Errand(installer, job, position, world.devices(1).getFirst());
    }

    private Errand withEverythingFilled() {
        var full = errands.errand();
        errands.claim(full);
        return new Errand(
                full.installer(), full.job(), full.position(), world.devices(1).getFirst());
    }

    private Errand withPositionForSomethingElse() {
        var site = world.site(world.customer());
        var installer = errands.installer();
        var position = world.position(site, "active_power");
        var job = world.job(
                site, List.of(position), installer, LocalDate.now(site.zone()).plusDays(1));
        return new Errand(installer, job, position, world.devices(1).getFirst());
    }

    private static String link(Errand errand) {
        return "/a/" + errand.code();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
