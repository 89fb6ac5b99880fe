package muster.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import muster.access.Actor;
import muster.catalog.MeasuringChannel;
import muster.registry.Registry;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.PositionId;
import muster.shared.Refused;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class ChannelsTest {

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Tenures tenures;

    @Autowired
    Channels channels;

    @Autowired
    Places places;

    @Autowired
    Registry registry;

    @Autowired
    SelfReports reports;

    @Autowired
    JdbcClient jdbc;

    private Site site;
    private PositionId cabinet;
    private PositionId oven;
    private PositionId mixer;
    private DeviceId controller;

    @BeforeEach
    void a_controller_of_four_outputs_in_a_cabinet() {
        site = world.site(world.customer());
        cabinet = world.position(site, List.of());
        oven = world.position(site, List.of("active_power"));
        mixer = world.position(site, List.of("active_power", "voltage"));
        controller = controller();
        begin(cabinet, controller);
    }

    @Test
    void a_channel_holds_a_position_beside_the_one_of_its_device() {
        place("output_1", oven);
        place("output_2", mixer);

        assertThat(as(() -> places.heldBy(controller).orElseThrow().position())).isEqualTo(cabinet);
        assertThat(as(() -> places.of(oven).holder())).isEqualTo(controller);
        assertThat(as(() -> places.freeAtSite(site.id()))).isEmpty();
        assertThat(as(() -> channels.heldBy(controller)))
                .containsOnlyKeys("output_1", "output_2")
                .extractingByKey("output_2")
                .satisfies(held -> assertThat(held.place().position()).isEqualTo(mixer));
    }

    @Test
    void which_channels_there_are_is_said_by_the_mapping_for_the_firmware() {
        assertThat(as(() -> channels.of(registry.get(controller))))
                .extracting(MeasuringChannel::label)
                .containsExactly("Output 1", "Output 2", "Output 3", "Output 4");
        var silent = world.device("shelly/pro-4pm", serial()).device();
        assertThat(as(() -> channels.of(registry.get(silent)))).isEmpty();
    }

    @Test
    void a_channel_that_is_taken_back_leaves_its_position_free() {
        place("output_1", oven);
        takeBack("output_1");
        takeBack("output_1");

        assertThat(as(() -> places.of(oven).isFree())).isTrue();
        assertThat(as(() -> places.heldBy(controller))).isPresent();
        place("output_2", oven);
        assertThat(told())
                .containsExactly(
                        "tenure.began null",
                        "tenure.channel-began Output 1",
                        "tenure.channel-ended null",
                        "tenure.channel-began Output 2");
    }

    @Test
    void what_a_device_holds_ends_for_all_its_channels_at_one_moment() {
        place("output_1", oven);
        place("output_2", mixer);
        as(() -> {
            tenures.end(controller, Instant.now(), cast.sam());
            return true;
        });

        assertThat(as(() -> places.freeAtSite(site.id())))
                .extracting(Place::position)
                .containsExactlyInAnyOrder(cabinet, oven, mixer);
        assertThat(as(() -> jdbc.sql("select count(distinct upper(during)) from assets.tenure where device_id = :id")
                        .param("id", controller.value())
                        .query(Integer.class)
                        .single()))
                .isEqualTo(1);
        assertThat(told()).hasSize(6).last().isEqualTo("tenure.ended null");
    }

    @Test
    void what_cannot_be_is_refused_with_its_reason() {
        assertRefused("assets.channel.none", () -> place("output_9", oven));
        assertRefused("assets.channel.none", () -> place("", oven));
        assertRefused("assets.position.taken", () -> place("output_1", cabinet));
        assertRefused(
                "assets.channel.elsewhere",
                () -> place("output_1", world.position(world.site(site.customerId()), List.of())));
        assertRefused(
                "assets.channel.unfit", () -> place("output_1", world.position(site, List.of("air_temperature"))));
        place("output_1", oven);
        assertRefused("assets.channel.placed", () -> place("output_1", mixer));
        assertRefused("assets.position.taken", () -> begin(oven, controller()));
        assertRefused("assets.device.placed", () -> begin(mixer, controller));
        assertThatThrownBy(() -> place("output_2", PositionId.next())).isInstanceOf(NotFound.class);
    }

    @Test
    void a_channel_holds_nothing_while_its_device_is_nowhere() {
        controller = controller();
        assertRefused("assets.channel.nowhere", () -> place("output_1", oven));
    }

    @Test
    void a_device_of_one_whole_has_no_channel() {
        controller = world.devices(1).getFirst().device();
        assertRefused("assets.channel.none", () -> place("output_1", oven));
    }

    @Test
    void of_eight_channels_that_want_one_position_at_once_exactly_one_gets_it() throws Exception {
        var start = new CyclicBarrier(8);
        var tries = new ArrayList<Callable<String>>();
        for (int i = 0; i < 8; i++) {
            var device = i < 4 ? controller : controller();
            if (i >= 4) {
                begin(world.position(site, List.of()), device);
            }
            var channel = "output_" + (i % 4 + 1);
            tries.add(() -> {
                start.await();
                try {
                    place(device, channel, oven);
                    return "won";
                } catch (Refused lost) {
                    return lost.key();
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(tries))
                    .extracting(Future::get)
                    .containsOnlyOnce("won")
                    .containsOnly("won", "assets.position.taken");
        }
    }

    private void place(String channel, PositionId position) {
        place(controller, channel, position);
    }

    private void place(DeviceId device, String channel, PositionId position) {
        as(() -> {
            channels.place(device, channel, position, "wired so", cast.sam());
            return true;
        });
    }

    private void takeBack(String channel) {
        as(() -> {
            channels.takeBack(controller, channel, "wired wrongly", cast.sam());
            return true;
        });
    }

    private void begin(PositionId position, DeviceId device) {
        as(() -> {
            tenures.begin(position, device, Instant.now(), cast.sam());
            return true;
        });
    }

    private List<String> told() {
        return as(() -> jdbc.sql("""
                        select action || ' ' || coalesce(after ->> 'channel', 'null') from audit.entry
                        where also @> array[:id] and action like 'tenure.%' order by id
                        """)
                .param("id", controller.value())
                .query(String.class)
                .list());
    }

    private DeviceId controller() {
        var device = world.device("shelly/pro-4pm", serial()).device();
        world.as(Actor.system("test"), () -> {
            reports.record(device, new SelfReport(null, null, null, "1.4.4", null, null, Instant.now()));
            return true;
        });
        return device;
    }

    private String serial() {
        return "0B5E%08X".formatted(world.number());
    }

    private static void assertRefused(String key, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private <T> T as(java.util.function.Supplier<T> work) {
        return world.as(cast.sam(), work);
    }
}
