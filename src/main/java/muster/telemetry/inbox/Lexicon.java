package muster.telemetry.inbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makers call the quantities of the dictionary, the usual one of a word first. */
final class Lexicon {

    // @formatter:off
    private static final List<String> LINES = List.of(
        "air_temperature: temperature temp tmp t tc tf airtemp ambient roomtemp tempc tempf temper",
        "device_temperature: chiptemp cputemp boardtemp internaltemp devicetemperature",
        "target_temperature: setpoint target targettemp settemp",
        "supply_temperature: supply flowtemp forward vorlauf",
        "return_temperature: returntemp ruecklauf backflow",
        "water_temperature: watertemp",
        "relative_humidity: humidity hum rh humid humi relhum",
        "dew_point: dewpoint dew",
        "air_pressure: airpressure baro barometer barometric pressure press",
        "pressure: pressure press",
        "battery_voltage: batteryvoltage batv vbat batvoltage batmv batteryv batterymv vbatt vdd battery bat batt",
        "battery_level: battery bat batt batterylevel soc batpct batterypercent charge",
        "battery_state: batterylow lowbattery batlow lowbat",
        "link_quality: linkquality lqi quality",
        "signal_strength: rssi signal wifisignal dbm",
        "signal_to_noise: snr lorasnr lsnr",
        "voltage: voltage volt volts u v",
        "current: current curr amps amp i ampere",
        "active_power: power activepower apower actpower watts watt p w load totalactpower",
        "apparent_power: apparentpower aprtpower apparent va totalaprtpower",
        "reactive_power: reactivepower reactive var",
        "power_factor: powerfactor pf cosphi factor",
        "mains_frequency: frequency freq hz",
        "energy_imported: energy total kwh consumption totalact actenergy aenergytotal energytotal import",
        "energy_exported: exported export returned totalactret actret feedin retaenergytotal",
        "illuminance: illuminance lux light luminosity illuminancelux brightnesslux als",
        "carbon_dioxide: co2 carbondioxide eco2",
        "carbon_monoxide: co carbonmonoxide",
        "volatile_organics: tvoc voc volatile",
        "particles_1: pm1 pm10",
        "particles_2_5: pm25 pm2",
        "particles_10: pm10",
        "formaldehyde: hcho ch2o",
        "sound_level: sound noise noiselevel soundlevel laeq",
        "soil_moisture: soilmoisture soil moisture soilhum",
        "wind_speed: windspeed wind", "wind_gust: gust windgust", "wind_direction: winddir winddirection",
        "rainfall: rain rainfall precipitation", "solar_irradiance: irradiance solar solarradiation",
        "ultraviolet_index: uv uvi uvindex",
        "flow_rate: flow flowrate", "volume: volume water watermeter watertotal", "gas_volume: gas gasvolume",
        "heat_energy: heat heatenergy", "level: level waterlevel", "fill_level: fill filllevel tank",
        "distance: distance dist range", "weight: weight mass", "differential_pressure: dp diffpressure",
        "speed: speed velocity", "rotation_speed: rpm rotation",
        "acceleration_x: accelerationx accx ax accelx", "acceleration_y: accelerationy accy ay accely",
        "acceleration_z: accelerationz accz az accelz",
        "latitude: lat latitude", "longitude: lon lng long longitude", "altitude: alt altitude elevation",
        "heading: heading course bearing",
        "pulses: pulse pulses count counter pulsecount", "openings: triggercount opencount openings",
        "leaks: leakcount leaktimes leaks",
        "operating_hours: runtime hours operatinghours", "restarts: restarts boots bootcount poweroutagecount reboots",
        "uptime: uptime uptimesec", "memory_free: ramfree heap memfree freeheap freemem",
        "connection_losses: mqttcount disconnects linkcount", "cycles: cycles switchcount",
        "switch_output: output relay power state switch onoff pow", "switch_input: input button di",
        "contact: contact door window reed magnet magnetstatus doorstatus open isopen dooropenstatus",
        "leak: leak waterleak flood leakstatus waterleakage waterleakstatus water leakagestatus",
        "occupancy: occupancy occupied presence pir", "motion: motion moving move",
        "vibration: vibration shake", "smoke: smoke", "tamper: tamper tampered", "alarm: alarm alert",
        "external_power: externalpower external mainspower acpower",
        "fault: error errors fault faults", "operating_mode: mode operatingmode", "valve: valve", "lock: lock locked",
        "charging: charging", "network_link: network", "reachability: online reachable availability",
        "button: action click event press", "opening: opening position pos valveposition");
    // @formatter:on

    private static final Map<String, Set<String>> BY_WORD = read();

    private Lexicon() {}

    private static Map<String, Set<String>> read() {
        return LINES.stream()
                .map(line -> line.split(": ", 2))
                .flatMap(line -> Stream.of(line[1].split(" ", -1)).map(word -> Map.entry(word, line[0])))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(LinkedHashSet::new))));
    }

    /** Quantities that are called by this word. */
    static Set<String> of(String word) {
        return BY_WORD.getOrDefault(word, Set.of());
    }
}
