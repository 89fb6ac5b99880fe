package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import muster.assets.Place;
import muster.catalog.ActivationContract;
import muster.catalog.DeviceModel;
import muster.catalog.FirmwareRange;
import muster.catalog.RejectionReason;
import muster.catalog.packs.Acme;
import muster.configuration.Configuration;
import muster.connectivity.Presence;
import muster.connectivity.Refusal;
import muster.registry.Device;
import muster.registry.SelfReport;
import muster.shared.AssetId;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.SiteId;
import muster.telemetry.Tally;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

class ContractTest {

    private static final Instant CLAIMED = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NOW = CLAIMED.plusSeconds(40);
    private static final String SERIAL = "TH001234";

    /** The facts of a device with which everything is well; each case takes one thing away. */
    private static final class Facts {
        DeviceModel model = Acme.model();

        @Nullable
        Place place = new Place(
                PositionId.next(),
                "room",
                List.of("air_temperature"),
                AssetId.next(),
                "Oven 1",
                "oven",
                SiteId.next(),
                "North",
                "Nordweg 4",
                ZoneId.of("Europe/Berlin"),
                OrganisationId.next(),
                "Carl's Bakeries",
                DeviceId.next());

        @Nullable
        Instant used = CLAIMED.plusSeconds(10);

        @Nullable
        Presence presence =
                new Presence(true, CLAIMED.plusSeconds(10), "OPERATIONAL", "192.0.2.7", NOW.minusSeconds(1), null);

        @Nullable
        Refusal refusal;

        @Nullable
        Refusal impostor;

        @Nullable
        Refusal unreadable;

        @Nullable
        SelfReport report = report(SERIAL, "acme/th-100", "A", "1.6.0", -61);

        @Nullable
        Configuration configuration = configuration(1, "applied", null);

        List<Tally> tallies = List.of(accepted("air_temperature", 3), accepted("battery_voltage", 1));

        @Nullable
        Command command = command("done", null, true);

        Map<Check, Pass> passes = Map.of();

        Instant now = NOW;

        ActivationFacts build() {
            return new ActivationFacts(
                    new Device(
                            new DeviceId(new UUID(1, 2)),
                            "acme/th-100",
                            "A",
                            SERIAL,
                            new BatchId(new UUID(3, 4)),
                            null,
                            null,
                            null,
                            CLAIMED,
                            0),
                    model,
                    place,
                    CLAIMED,
                    used,
                    presence,
                    refusal,
                    impostor,
                    unreadable,
                    report,
                    configuration,
                    tallies,
                    command,
                    passes,
                    now);
        }
    }

    /** Takes something away from facts with which everything is well. */
    private interface Flaw {
        void in(Facts facts);
    }

    private record Case(Check check, Line.State state, String said, Flaw flaw) {}

    // @formatter:off
    private static final List<Case> CASES = cases();

    private static List<Case> cases() {
        var cases = new ArrayList<>(List.of(
            met(Check.IDENTITY, "same", facts -> {}),
            met(Check.IDENTITY, "same", facts -> facts.report = report(SERIAL, null, null, "1.6.0", -61)),
            waits(Check.IDENTITY, "unheard", facts -> facts.report = null),
            waits(Check.IDENTITY, "unheard", facts -> facts.report = report(null, null, null, "1.6.0", -61)),
            waits(Check.IDENTITY, "unreadable", facts -> {
                facts.report = null;
                facts.unreadable = refused("MALFORMED");
            }),
            // what it said of itself before is not unsaid by a message that nobody can read
            met(Check.IDENTITY, "same", facts -> facts.unreadable = refused("MALFORMED")),
            fails(Check.IDENTITY, "other-serial", facts -> facts.report = report("TH009999", null, null, "1.6.0", -61)),
            fails(Check.IDENTITY, "other-model", facts -> facts.report = report(SERIAL, "acme/th-200", null, "1.6.0", -61)),
            fails(Check.IDENTITY, "other-hardware", facts -> facts.report = report(SERIAL, null, "B", "1.6.0", -61)),
            fails(Check.IDENTITY, "somebody-else", facts -> facts.impostor = refused("IDENTITY")),
            met(Check.PLACE, "set", facts -> {}),
            fails(Check.PLACE, "none", facts -> facts.place = null),
            met(Check.CREDENTIAL, "in-use", facts -> {}),
            waits(Check.CREDENTIAL, "gone", facts -> facts.presence = away()),
            // as a child that was never heard through a gateway that is there
            waits(Check.CREDENTIAL, "unheard", facts -> facts.presence = null),
            waits(Check.CREDENTIAL, "unheard", facts -> { facts.used = null; facts.presence = null; }),
            waits(Check.CREDENTIAL, "asking", facts -> facts.used = null),
            fails(Check.CREDENTIAL, "refused", facts -> {
                facts.used = null;
                facts.presence = null;
                facts.refusal = refused("CONNECT");
            }),
            met(Check.CONFIGURATION, "applied", facts -> {}),
            waits(Check.CONFIGURATION, "unsent", facts -> facts.configuration = null),
            waits(Check.CONFIGURATION, "unanswered", facts -> facts.configuration = configuration(null, null, null)),
            waits(Check.CONFIGURATION, "unanswered", facts -> facts.configuration = configuration(0, "applied", null)),
            fails(Check.CONFIGURATION, "rejected", facts -> facts.configuration = configuration(1, "rejected", "no")),
            fails(Check.CONFIGURATION, "rejected", facts -> facts.configuration = configuration(1, "rejected", null)),
            met(Check.FIRMWARE, "allowed", facts -> {}),
            waits(Check.FIRMWARE, "unheard", facts -> facts.report = null),
            met(Check.FIRMWARE, "any", facts -> {
                facts.model = ofAnyFirmware();
                facts.report = report(SERIAL, null, null, null, -61);
            }),
            fails(Check.FIRMWARE, "not-allowed", facts -> facts.report = report(SERIAL, null, null, "1.2.0", -61)),
            fails(Check.FIRMWARE, "not-allowed", facts -> facts.report = report(SERIAL, null, null, "rubbish", -61)),
            met(Check.READINGS, "arrived", facts -> {}),
            waits(Check.READINGS, "none", facts -> facts.tallies = List.of()),
            waits(Check.READINGS, "some", facts -> facts.tallies = List.of(accepted("air_temperature", 2))),
            fails(Check.READINGS, "never", facts -> { facts.tallies = List.of(); facts.now = NOW.plusSeconds(600); }),
            fails(Check.READINGS, "silent", facts -> {
                facts.tallies = List.of(accepted("air_temperature", 1));
                facts.now = NOW.plusSeconds(600);
            }),
            met(Check.LINK, "good", facts -> {}),
            waits(Check.LINK, "unheard", facts -> facts.report = report(SERIAL, null, null, "1.6.0", null)),
            fails(Check.LINK, "weak", facts -> facts.report = report(SERIAL, null, null, "1.6.0", -86)),
            met(Check.COMMAND, "seen", facts -> {}),
            waits(Check.COMMAND, "unsent", facts -> facts.command = null),
            waits(Check.COMMAND, "sent", facts -> facts.command = command(null, null, false)),
            waits(Check.COMMAND, "answered", facts -> facts.command = command("done", null, false)),
            fails(Check.COMMAND, "failed", facts -> facts.command = command("failed", "no light", false)),
            fails(Check.COMMAND, "failed", facts -> facts.command = command("failed", null, false)),
            fails(Check.COMMAND, "unanswered", facts -> {
                facts.command = command(null, null, false);
                facts.now = NOW.plusSeconds(61);
            })));
        for (var reason : Stream.of(RejectionReason.values()).filter(RejectionReason::isOfPayload).toList()) {
            cases.add(fails(Check.READINGS, "refused." + reason, facts ->
                facts.tallies = List.of(refusedValue("air_temperature", reason), accepted("battery_voltage", 1))));
        }
        return List.copyOf(cases);
    }
    // @formatter:on

    @TestFactory
    Stream<DynamicTest> each_line_stands_as_its_facts_say() {
        return CASES.stream()
                .map(each -> DynamicTest.dynamicTest(each.check() + " " + each.state() + " " + each.said(), () -> {
                    var line = judged(each.flaw()).line(each.check());
                    assertThat(line.state()).isEqualTo(each.state());
                    assertThat(line.said()).isEqualTo(each.said());
                    assertThat(line.adviceKey() == null).isEqualTo(each.state() == Line.State.MET);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_failing_line_is_the_only_one_that_fails() {
        return failing()
                .map(each -> DynamicTest.dynamicTest(
                        each.check() + " " + each.said(),
                        () -> assertThat(judged(each.flaw()).lines())
                                .filteredOn(line -> line.state() == Line.State.FAILED)
                                .extracting(Line::check)
                                .containsExactly(each.check())));
    }

    @TestFactory
    Stream<DynamicTest> a_line_that_fails_can_be_excused_and_shows_by_whom() {
        return failing()
                .map(each -> DynamicTest.dynamicTest(each.check() + " " + each.said(), () -> {
                    var list = judged(facts -> {
                        each.flaw().in(facts);
                        facts.passes = Map.of(each.check(), new Pass(each.check(), "spare part", "Sam", NOW));
                    });
                    var line = list.line(each.check());
                    assertThat(line.state()).isEqualTo(Line.State.EXCUSED);
                    assertThat(line.arguments()).containsExactly("Sam", "spare part");
                    assertThat(line.evidenceKey()).isEqualTo("provisioning.evidence.excused");
                    assertThat(list.settled()).contains(line);
                    assertThat(list.isFulfilled()).isEqualTo(list.open().isEmpty());
                }));
    }

    @Test
    void what_was_seen_tells_whose_eyes_saw_it() {
        assertThat(judged(facts -> {}).line(Check.COMMAND).arguments()).containsExactly("Ines");
    }

    @Test
    void a_line_that_holds_needs_no_excuse() {
        var list = judged(facts -> facts.passes = Map.of(Check.LINK, new Pass(Check.LINK, "tree", "Sam", NOW)));
        assertThat(list.line(Check.LINK).state()).isEqualTo(Line.State.MET);
    }

    @Test
    void all_lines_together_fulfil_it_and_any_missing_one_does_not() {
        assertThat(judged(facts -> {}).isFulfilled()).isTrue();
        assertThat(judged(facts -> {}).lines()).extracting(Line::check).containsExactly(Check.values());
        CASES.stream()
                .filter(each -> each.state() != Line.State.MET)
                .forEach(each -> assertThat(judged(each.flaw()).isFulfilled())
                        .as(each.check() + " " + each.said())
                        .isFalse());
    }

    @Test
    void the_first_message_alone_fulfils_nothing_that_takes_more() {
        var list = judged(facts -> {
            facts.report = null;
            facts.configuration = configuration(null, null, null);
            facts.tallies = List.of(accepted("air_temperature", 1));
            facts.command = command(null, null, false);
        });
        assertThat(list.isFulfilled()).isFalse();
        assertThat(list.settled()).extracting(Line::check).containsExactly(Check.PLACE, Check.CREDENTIAL);
    }

    @Test
    void same_facts_same_lines() {
        for (var each : CASES) {
            var facts = new Facts();
            each.flaw().in(facts);
            assertThat(Contract.judge(facts.build())).isEqualTo(Contract.judge(facts.build()));
        }
    }

    @Test
    void silence_is_judged_by_the_clock_that_is_given() {
        var patience = Acme.model().activation().firstReading();
        var last = NOW.minusSeconds(2);
        Flaw one = facts -> facts.tallies = List.of(accepted("air_temperature", 1));
        assertThat(at(one, last.plus(patience)).line(Check.READINGS).state()).isEqualTo(Line.State.WAITING);
        assertThat(at(one, last.plus(patience).plusMillis(1))
                        .line(Check.READINGS)
                        .state())
                .isEqualTo(Line.State.FAILED);
        assertThat(at(facts -> {}, last.plus(Duration.ofDays(1)))
                        .line(Check.READINGS)
                        .state())
                .isEqualTo(Line.State.MET);
    }

    @Test
    void a_device_that_is_judged_anew_has_the_whole_time_for_its_readings_anew() {
        var patience = Acme.model().activation().firstReading();
        Flaw again = facts -> {
            facts.tallies = List.of();
            facts.used = CLAIMED.minus(Duration.ofDays(1));
        };
        assertThat(at(again, CLAIMED.plus(patience)).line(Check.READINGS).said())
                .isEqualTo("none");
        assertThat(at(again, CLAIMED.plus(patience).plusMillis(1))
                        .line(Check.READINGS)
                        .said())
                .isEqualTo("never");
    }

    @Test
    void a_line_that_waits_for_a_reading_says_until_when() {
        var patience = Acme.model().activation().firstReading();
        assertThat(judged(facts -> facts.tallies = List.of(accepted("air_temperature", 2)))
                        .line(Check.READINGS)
                        .due())
                .isEqualTo(NOW.minusSeconds(2).plus(patience));
        assertThat(judged(facts -> facts.tallies = List.of())
                        .line(Check.READINGS)
                        .due())
                .isEqualTo(CLAIMED.plusSeconds(10).plus(patience));
        assertThat(judged(facts -> {}).line(Check.READINGS).due()).isNull();
    }

    @Test
    void a_device_that_is_turned_away_is_waited_for_by_no_line() {
        var list = judged(facts -> {
            facts.used = null;
            facts.presence = null;
            facts.refusal = refused("CONNECT");
            facts.report = null;
            facts.configuration = configuration(null, null, null);
            facts.tallies = List.of();
            facts.command = null;
        });
        assertThat(list.open()).hasSize(7);
        assertThat(list.open().getFirst().adviceKey()).isEqualTo("provisioning.advice.CREDENTIAL.refused");
        assertThat(list.open().subList(1, 7))
                .extracting(Line::adviceKey)
                .containsOnly("provisioning.advice.after.CREDENTIAL");
    }

    @Test
    void lines_name_quantities_and_versions_as_people_do() {
        assertThat(evidence(Check.READINGS, facts -> {})).isEqualTo("Air temperature 21.5 °C, Battery voltage 21.5 °C");
        assertThat(evidence(
                        Check.READINGS,
                        facts -> facts.tallies = List.of(refusedValue("air_temperature", RejectionReason.WRONG_UNIT))))
                .isEqualTo("Air temperature comes in the wrong unit: as sent");
        assertThat(evidence(Check.FIRMWARE, facts -> facts.report = report(SERIAL, null, null, "1.2.0", -61)))
                .isEqualTo("It runs 1.2.0; allowed on hardware A is 1.4 or later, before 2.0.");
    }

    private static String evidence(Check check, Flaw flaw) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/provisioning", "messages/catalog");
        messages.setDefaultEncoding("UTF-8");
        var line = judged(flaw).line(check);
        return messages.getMessage(line.evidenceKey(), line.words().toArray(), Locale.ENGLISH);
    }

    @Test
    void a_device_that_fell_silent_fails_in_its_readings_alone() {
        var list = at(
                facts -> {
                    facts.tallies = List.of(accepted("air_temperature", 1));
                    facts.configuration = configuration(null, null, null);
                    facts.command = command(null, null, false);
                },
                NOW.plusSeconds(3600));
        assertThat(list.lines())
                .filteredOn(line -> line.state() == Line.State.FAILED)
                .extracting(Line::check)
                .containsExactly(Check.READINGS);
    }

    @Test
    void firmware_that_is_too_old_to_be_understood_fails_in_its_own_line_alone() {
        var list = judged(facts -> {
            facts.report = report(SERIAL, null, null, "0.9.0", -61);
            facts.tallies = List.of(new Tally(null, 0, null, null, null, "NO_MAPPING", "no mapping", NOW));
        });
        assertThat(list.lines())
                .filteredOn(line -> line.state() == Line.State.FAILED)
                .extracting(Line::check)
                .containsExactly(Check.FIRMWARE);
    }

    @Test
    void a_payload_refused_as_a_whole_counts_until_a_value_is_believed_after_it() {
        var whole = new Tally(null, 0, null, null, null, "NOT_JSON", "broken", NOW.minusSeconds(1));
        var enough = List.of(whole, accepted("air_temperature", 3), accepted("battery_voltage", 1));
        assertThat(judged(facts -> facts.tallies = enough).line(Check.READINGS).said())
                .isEqualTo("refused.NOT_JSON");
        var before = new Tally(null, 0, null, null, null, "NOT_JSON", "broken", NOW.minusSeconds(3));
        var after = List.of(before, accepted("air_temperature", 3), accepted("battery_voltage", 1));
        assertThat(judged(facts -> facts.tallies = after).line(Check.READINGS).state())
                .isEqualTo(Line.State.MET);
    }

    @Test
    void whoever_was_taken_for_somebody_else_is_believed_again_when_he_says_who_he_is() {
        var list = judged(facts -> {
            facts.impostor = new Refusal(CLAIMED, "IDENTITY", "STATE", "Somebody.", null);
            facts.report = report(SERIAL, null, null, "1.6.0", -61);
        });
        assertThat(list.line(Check.IDENTITY).state()).isEqualTo(Line.State.MET);
    }

    @Test
    void every_line_has_its_words() throws IOException {
        var words = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Path.of("src/main/resources/messages/provisioning.properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        for (var each : CASES) {
            var line = judged(each.flaw()).line(each.check());
            assertThat(words).containsKeys(line.titleKey(), line.evidenceKey());
            if (line.adviceKey() != null) {
                assertThat(words).containsKey(line.adviceKey());
            }
        }
        assertThat(words).containsKey("provisioning.evidence.excused");
        for (var state : Line.State.values()) {
            assertThat(words).containsKey("provisioning.state." + state);
        }
        // and the other way round: no word for a line that no case stands for
        var said = CASES.stream()
                .map(each -> judged(each.flaw()).line(each.check()).evidenceKey())
                .toList();
        assertThat(words.stringPropertyNames())
                .filteredOn(key -> key.startsWith("provisioning.evidence.") && !key.endsWith(".excused"))
                .allSatisfy(key -> assertThat(said).contains(key));
    }

    private static Stream<Case> failing() {
        return CASES.stream().filter(each -> each.state() == Line.State.FAILED);
    }

    private static DeviceModel ofAnyFirmware() {
        var model = Acme.model();
        var contract = model.activation();
        var any = new LinkedHashMap<String, FirmwareRange>();
        contract.firmware().keySet().forEach(revision -> any.put(revision, FirmwareRange.ALL));
        return new DeviceModel(
                model.key(),
                model.name(),
                model.maker(),
                model.kind(),
                model.picture(),
                model.hardware(),
                model.serials(),
                model.version(),
                model.mappings(),
                new ActivationContract(
                        any,
                        contract.require(),
                        contract.within(),
                        contract.firstReading(),
                        contract.link(),
                        contract.configurationAcknowledged(),
                        contract.identify()),
                model.configuration(),
                model.identify(),
                model.claim(),
                model.broker(),
                model.examples(),
                model.origin());
    }

    private static Checklist judged(Flaw flaw) {
        var facts = new Facts();
        flaw.in(facts);
        return Contract.judge(facts.build());
    }

    private static Checklist at(Flaw flaw, Instant now) {
        return judged(facts -> {
            flaw.in(facts);
            facts.now = now;
        });
    }

    private static Case met(Check check, String said, Flaw flaw) {
        return new Case(check, Line.State.MET, said, flaw);
    }

    private static Case waits(Check check, String said, Flaw flaw) {
        return new Case(check, Line.State.WAITING, said, flaw);
    }

    private static Case fails(Check check, String said, Flaw flaw) {
        return new Case(check, Line.State.FAILED, said, flaw);
    }

    private static SelfReport report(
            @Nullable String serial,
            @Nullable String model,
            @Nullable String hardware,
            @Nullable String firmware,
            @Nullable Integer rssi) {
        return new SelfReport(serial, model, hardware, firmware, "1", rssi, CLAIMED.plusSeconds(12));
    }

    private static Refusal refused(String kind) {
        return new Refusal(NOW.minusSeconds(5), kind, "CODE", "The device id or its secret is wrong.", null);
    }

    private static Presence away() {
        return new Presence(false, NOW, "OPERATIONAL", null, NOW, "gone");
    }

    private static Configuration configuration(
            @Nullable Integer reported, @Nullable String outcome, @Nullable String reason) {
        return new Configuration(1, "{}", CLAIMED, reported, outcome, reason, reported == null ? null : NOW);
    }

    private static Command command(@Nullable String outcome, @Nullable String reason, boolean seen) {
        return new Command(
                new UUID(5, 6),
                "identify",
                CLAIMED.plusSeconds(11),
                outcome == null ? null : NOW.minusSeconds(4),
                outcome,
                reason,
                seen ? NOW.minusSeconds(1) : null,
                seen ? "Ines" : null);
    }

    private static Tally accepted(String quantity, int count) {
        return new Tally(quantity, count, 21.5, "Cel", NOW.minusSeconds(2), null, null, null);
    }

    private static Tally refusedValue(String quantity, RejectionReason reason) {
        return new Tally(quantity, 0, null, null, null, reason.name(), "as sent", NOW.minusSeconds(1));
    }
}
