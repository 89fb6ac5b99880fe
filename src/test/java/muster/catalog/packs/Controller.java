package muster.catalog.packs;

/** A second pack to try things with: a controller of many parts, on topics of its own, with everything that is rare. */
final class Controller {

    static final String PACK = """
            model: acme/controller
            name: ACME controller
            hardware: [R1, R2]
            quantities:
              acme/ignitions: { label: Ignitions, kind: counter, unit: "{count}", range: [0, 1.0e9] }
              acme/phase: { label: Burner phase, kind: state, words: [idle, purge, burn] }
              acme/last_fault: { label: Last fault, kind: state, words: faults }
            telemetry:
              - firmware: "[1.0,)"
                topics:
                  - plant/+/{device}/values
                device: { from: id, pattern: "^AC-(.+)$" }
                time: { from: at, format: milliseconds }
                sequence: { from: n, bits: 16 }
                observations:
                  energy_imported: { from: meter.pulses, unit: W.h, scale: 10, width: 16 }
                  heat_energy: { from: meter.heat, unit: MJ, rolls_over_at: 100000 }
                  fault: { from: status, flags: { "3": over_temperature, "0": sensor_failed, "1": frost }, none: none, otherwise: other }
                  acme/last_fault: { from: faults, words: { E7: blocked, E2: no_flow }, none: none, otherwise: other }
                  operating_mode: { from: status, bits: [4, 6], words: { "0": "off", "1": heating, "2": cooling } }
                  external_power: { from: status, bits: 7, words: { "0": absent, "1": present } }
                  acme/ignitions: { from: "counts[name=ignitions].value", unit: "{count}" }
                  acme/phase: { from: phase, words: { "1": purge, "2": burn }, otherwise: idle }
                  supply_temperature: { from: [sign, whole, tenths], expression: "sign * (whole + tenths / 10)", unit: Cel }
                channels:
                  circuit_1: { label: Circuit 1, under: "circuits[0]" }
                  circuit_2:
                    label: Circuit 2
                    under: circuits[1]
                    observations:
                      valve: { from: valve, words: { "true": open, "false": closed } }
                each_channel:
                  return_temperature: { from: back.t, unit: Cel }
                  pressure: { from: p, unit_from: pu, units: { bar: bar, psi: "[psi]" } }
                  flow_rate: { from: [litres, seconds], expression: "litres / seconds", unit: L/s }
                ignore: [counts]
              - firmware: "(,)"
                topics:
                  - plant/+/{device}/hello
                reports_firmware: version
                ignore: [uptime]
              - firmware: "(,)"
                topics:
                  - plant/+/{device}/online
                body: text
                observations:
                  reachability: { from: text, words: { "yes": online, "no": offline } }
            activation:
              firmware: "[1.0,)"
              require: { energy_imported: 1 }
            examples:
              - firmware: 1.0
                topic: plant/north/7/values
                payload: '{"id":"AC-0042","at":1763892000040,"n":17,"meter":{"pulses":100}}'
                device: "0042"
                time: 2025-11-23T10:00:00.040Z
                sequence: 17
                expect: { energy_imported: 1 kW.h }
              - firmware: 1.0
                topic: plant/north/0042/hello
                payload: '{"version":"1.2.3","uptime":5}'
                reports_firmware: 1.2.3
              - firmware: unknown
                topic: plant/north/0042/online
                payload: 'no'
                expect: { reachability: offline }
            """;

    private Controller() {}
}
