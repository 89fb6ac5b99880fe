package muster.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.demo.PostgresServer;
import muster.support.Child;
import muster.support.TestDatabase;

/**
 * A place to measure at: a PostgreSQL that keeps its word to the disk, a Mosquitto, and Muster, each in a process of its
 * own, with a fleet of devices of one model that holds its positions.
 */
public final class Range implements AutoCloseable {

    private static final String PACK = """
            model: load/triple
            name: Load triple
            kind: CLIMATE_SENSOR
            hardware: [A]
            telemetry:
              - firmware: "[1.0,2.0)"
                time: { from: ts, format: milliseconds }
                observations:
                  air_temperature: { from: temperature, unit: Cel }
                  relative_humidity: { from: humidity, unit: "%" }
                  battery_voltage: { from: battery, unit: V }
              - firmware: "[2.0,3.0)"
                observations:
                  air_temperature: { from: temperature, unit: Cel }
                  relative_humidity: { from: humidity, unit: "%" }
                  battery_voltage: { from: battery, unit: V }
                ignore: [ts]
              - firmware: "[3.0,)"
                sequence: { from: n, bits: 32 }
                observations:
                  air_temperature: { from: temperature, unit: Cel }
                  relative_humidity: { from: humidity, unit: "%" }
                  battery_voltage: { from: battery, unit: V }
            activation:
              firmware: "[1.0,)"
              require: { air_temperature: 1 }
            examples:
              - firmware: "1.0"
                payload: '{"ts":1763892000000,"temperature":21.5,"humidity":45.5,"battery":3.10}'
                time: 2025-11-23T10:00:00Z
                expect: { air_temperature: 21.5 Cel, relative_humidity: 45.5 %, battery_voltage: 3.1 V }
              - firmware: "2.0"
                payload: '{"ts":1763892000000,"temperature":21.5,"humidity":45.5,"battery":3.10}'
                expect: { air_temperature: 21.5 Cel, relative_humidity: 45.5 %, battery_voltage: 3.1 V }
              - firmware: "3.0"
                payload: '{"n":7,"temperature":21.5,"humidity":45.5,"battery":3.10}'
                sequence: 7
                expect: { air_temperature: 21.5 Cel, relative_humidity: 45.5 %, battery_voltage: 3.1 V }
            """;

    private static final String TEMPERATURES =
            " join telemetry.series s on s.id = o.series_id where s.quantity = 'air_temperature'";

    /** Reports that it knows the time. */
    public static final String WITH_CLOCK = "1.0";

    /** Its messages have no time of their own. */
    public static final String WITHOUT_CLOCK = "2.0";

    /** Its messages have a number and no time. */
    public static final String WITH_SEQUENCE = "3.0";

    private final Path folder;
    private final int postgresPort = Child.freePort();
    private PostgresServer postgres;
    private final LoadBroker broker;
    private final Child muster;
    private final Path gcLog;

    /** Starts all three; the database is new. */
    public Range(Path folder) throws IOException, SQLException {
        this(folder, LoadBroker.in(folder));
    }

    /** With a broker of one's choice. */
    public Range(Path folder, LoadBroker broker) throws IOException, SQLException {
        Files.createDirectories(folder.resolve("packs"));
        Files.writeString(pack(folder), PACK);
        this.folder = folder;
        this.broker = broker;
        postgres = startPostgres();
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database muster");
        }
        broker.start();
        gcLog = folder.resolve("gc.log");
        muster = muster(folder, "muster-bridge", "-Xlog:gc:file=" + gcLog.toAbsolutePath());
        muster.start();
    }

    private static Path pack(Path folder) {
        return folder.resolve("packs").resolve("load.yaml");
    }

    /** The pack of the devices, which may be written anew. */
    public Path pack() {
        return pack(folder);
    }

    /** One more Muster, not started yet, on the same database and at the same broker. */
    public Child another(String clientId) throws IOException {
        return muster(Files.createDirectories(folder.resolve("another-" + clientId)), clientId, "-XX:+UseSerialGC");
    }

    /** One that does not share, and so lives through a restart of the broker; the usual one has to be away. */
    public Child alone() throws IOException {
        return muster(Files.createDirectories(folder.resolve("alone")), "muster-alone", "-Dmuster.mqtt.shared=false");
    }

    /**
     * Lets the broker forget an instance that is gone for good: some brokers give a session its share of the messages
     * as long as they remember it, whether anybody is there or not.
     */
    public void forget(String clientId) throws IOException {
        for (var part : List.of("-1", "-2", "-out")) {
            new Mouth(broker.port(), clientId + part, 1, 1).close();
        }
    }

    private Child muster(Path itsFolder, String clientId, String option) {
        return new Child(
                itsFolder,
                List.of("-Xmx512m", "-Dmuster.mqtt.shared=true", option),
                Map.of(
                        "muster.mqtt.client-id",
                        clientId,
                        "spring.datasource.url",
                        address("muster"),
                        "spring.datasource.username",
                        PostgresServer.USER,
                        "spring.datasource.password",
                        postgres.password(),
                        "muster.secret-key",
                        TestDatabase.SECRET_KEY,
                        "muster.mqtt.url",
                        "mqtt://127.0.0.1:" + broker.port(),
                        "muster.packs.folder",
                        folder.resolve("packs").toString()));
    }

    private PostgresServer startPostgres() {
        return PostgresServer.start(
                folder.resolve("postgres"),
                Path.of("target", "test-data", "programs"),
                Map.of("track_commit_timestamp", "on", "port", Integer.toString(postgresPort)));
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/" + database;
    }

    /** The database is gone, for all who are connected. */
    public void stopDatabase() {
        postgres.stop();
    }

    /** It is back, at the same place. */
    public void startDatabase() {
        postgres = startPostgres();
    }

    public LoadBroker broker() {
        return broker;
    }

    public Child muster() {
        return muster;
    }

    /** As the owner of the tables, past row security. */
    public Connection connect() throws SQLException {
        return connect("muster");
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(address(database), PostgresServer.USER, postgres.password());
    }

    /** How many messages are committed. */
    public long stored() throws SQLException {
        return number("select coalesce(sum(messages), 0) from telemetry.raw");
    }

    /** How many different messages have their value in the table; each value of this quantity says which message it is. */
    public long distinctMessages() throws SQLException {
        return number("select count(distinct (s.device_id, o.value)) from telemetry.observation o" + TEMPERATURES);
    }

    /** How many different messages of these devices are in the table. */
    public long distinctMessages(List<UUID> devices) throws SQLException {
        return number("select count(distinct (s.device_id, o.value)) from telemetry.observation o" + TEMPERATURES
                + of(devices));
    }

    /** How many rows these devices have of the quantity that tells messages apart. */
    public long rowsOfMessages(List<UUID> devices) throws SQLException {
        return number("select count(*) from telemetry.observation o" + TEMPERATURES + of(devices));
    }

    /** The condition that a series is one of these devices'. */
    public static String of(Collection<UUID> devices) {
        return devices.stream().map(UUID::toString).collect(Collectors.joining("','", " and s.device_id in ('", "')"));
    }

    public long rowsOfMessages() throws SQLException {
        return number("select count(*) from telemetry.observation o" + TEMPERATURES);
    }

    /** The one number that a question has for an answer. */
    public long number(String question) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** The highest use of the heap that a collection met, in megabytes. */
    public long highestHeap() throws IOException {
        return Files.readAllLines(gcLog).stream()
                .filter(line -> line.contains("->"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".* (\\d+)M->.*", "$1")))
                .max()
                .orElse(0);
    }

    /** Registers devices, each at a position of its own, with a firmware reported. */
    public List<UUID> devices(int count, String firmware) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    declare customer uuid := uuidv7(); site uuid := uuidv7(); asset uuid := uuidv7();
                            batch uuid := uuidv7();
                    begin
                        insert into access.organisation values (customer, 'CUSTOMER', 'Load ' || customer, now(), 0);
                        insert into assets.customer (id, version) values (customer, 0);
                        insert into assets.site (id, customer_id, name, address, time_zone, version)
                        values (site, customer, 'Load', 'Load', 'Europe/Berlin', 0);
                        insert into assets.asset (id, customer_id, site_id, kind, name, version)
                        values (asset, customer, site, 'boiler', 'Load', 0);
                        insert into registry.batch (id, model, hardware, made_by, made_on, size, created_at, version)
                        values (batch, 'load/triple', 'A', 'load', current_date, %1$d, now(), 0);
                        insert into registry.device (id, model, hardware, serial, serial_folded, serial_shape,
                                claim_hash, batch_id, customer_id, site_id, registered_at, version)
                        select uuidv7(), 'load/triple', 'A', 'L' || n || batch, 'l' || n || batch, 'load',
                               sha256(convert_to('load' || n || batch, 'UTF8')), batch, customer, site, now(), 0
                        from generate_series(1, %1$d) n;
                        insert into assets.position (id, customer_id, site_id, asset_id, name, version)
                        select d.id, customer, site, asset, d.serial, 0 from registry.device d where batch_id = batch;
                        insert into assets.tenure (position_id, device_id, during, customer_id, site_id)
                        select d.id, d.id, tstzrange(now() - interval '40 days', null), customer, site
                        from registry.device d where batch_id = batch;
                        insert into registry.self_report (device_id, firmware, hardware, reported_at, firmware_since)
                        select d.id, '%2$s', 'A', now(), now() - interval '40 days'
                        from registry.device d where batch_id = batch;
                    end $$
                    """.formatted(count, firmware));
            var devices = new ArrayList<UUID>();
            try (var rows = statement.executeQuery(
                    "select id from registry.device order by registered_at desc, id desc limit " + count)) {
                while (rows.next()) {
                    devices.add(rows.getObject(1, UUID.class));
                }
            }
            return devices;
        }
    }

    @Override
    public void close() {
        muster.close();
        broker.close();
        postgres.stop();
    }
}
