package muster.demo.fleet;

import java.util.List;

/** Who owns what where, in the sample fleet. Nobody and nothing in it exists; the addresses only look like it. */
final class SampleWorld {

    /** A kind of position: the model of the device for it, its hardware and what is expected of it. */
    record Model(String key, String hardware, List<String> quantities) {}

    private static final Model CLIMATE =
            new Model("shelly/plus-ht", "SNSN-0013A", List.of("air_temperature", "relative_humidity"));
    private static final Model SWITCHED =
            new Model("sonoff/th-elite", "THR316D", List.of("air_temperature", "relative_humidity"));
    private static final Model METER =
            new Model("shelly/pro-3em", "SPEM-003CEBEU", List.of("active_power", "energy_imported"));
    private static final Model GATEWAY = new Model("ruuvi/gateway", "R1", List.of("devices_in_reach"));

    record SampleCustomer(String name, String contact, String phone, List<SampleSite> sites) {}

    record SampleSite(
            String name, String address, String zone, double latitude, double longitude, List<SampleAsset> assets) {}

    record SampleAsset(String kind, String name, List<String> tags, List<SamplePosition> positions) {}

    /** @param waiting true when the job of today is to fill it, false when the fleet holds it */
    record SamplePosition(String name, Model model, boolean waiting) {}

    // @formatter:off
    static final List<SampleCustomer> CUSTOMERS = List.of(
        customer("Kornblume Bakeries", "Carl Behrens", "+49 40 5550 0117",
            site("Hafenstraße bakery", "Hafenstraße 212, 20457 Hamburg, Germany", "Europe/Berlin", 53.54310, 9.96620,
                asset("oven", "Deck oven 1", "heat", meter("Mains"), waiting(meter("Exhaust fan"))),
                asset("room", "Proofing room", "climate", climate("Room air"), waiting(climate("Corner by the door"))),
                asset("room", "Flour store", "climate", climate("Room air"), climate("Silo top")),
                asset("cold room", "Cold room 1", "cooling", switched("Room air"), meter("Compressor")),
                asset("building", "Office floor", "network", gateway("Corridor"), waiting(gateway("Stairwell")), climate("Meeting room"))),
            site("Mariahilf shop", "Amerlinggasse 91, 1060 Vienna, Austria", "Europe/Vienna", 48.19710, 16.35270,
                asset("oven", "Shop oven", "heat", meter("Mains")),
                asset("display", "Cake display", "cooling", switched("Inside")),
                asset("room", "Sales room", "climate", climate("Behind the counter"), climate("Entrance")),
                asset("cold room", "Cold store", "cooling", switched("Room air"), meter("Compressor")),
                asset("building", "Back office", "network", gateway("Shelf"))),
            site("Alcântara bakery", "Rua da Cozinha 48, 1300-160 Lisbon, Portugal", "Europe/Lisbon", 38.70510, -9.17460,
                asset("oven", "Rotary oven", "heat", meter("Mains")),
                asset("room", "Proofing room", "climate", climate("Room air"), switched("Humidifier")),
                asset("cold room", "Cold room", "cooling", switched("Room air")),
                asset("room", "Packing", "climate", climate("Line 1"), climate("Line 2")),
                asset("building", "Dispatch", "network", gateway("Ramp")))),
        customer("Polder Cold Storage", "Clara Visser", "+31 10 555 0142",
            site("Waalhaven store", "Sluisjesdijk 1180, 3087 AL Rotterdam, Netherlands", "Europe/Amsterdam", 51.89410, 4.45870,
                asset("cold room", "Hall A", "cooling", switched("North wall"), switched("South wall")),
                asset("cold room", "Hall B", "cooling", switched("North wall"), switched("South wall")),
                asset("chiller", "Chiller 1", "cooling", meter("Mains")),
                asset("chiller", "Chiller 2", "cooling", meter("Mains")),
                asset("building", "Gatehouse", "network", gateway("Ceiling"), climate("Guard room"))),
            site("Halifax pier", "1470 Tidewater Row, Halifax NS B3H 0T1, Canada", "America/Halifax", 44.63920, -63.56270,
                asset("cold room", "Fish hall", "cooling", switched("Intake"), switched("Outlet")),
                asset("chiller", "Chiller", "cooling", meter("Mains")),
                asset("dock", "Loading dock", "climate", climate("Door 1"), climate("Door 2")),
                asset("room", "Control room", "climate", climate("Cabinet")),
                asset("building", "Roof", "network", gateway("Mast"))),
            site("Tuas depot", "27 Kiln Quay Drive, Singapore 639204", "Asia/Singapore", 1.30270, 103.63920,
                asset("cold room", "Hall 1", "cooling", switched("Aisle 3"), switched("Aisle 9")),
                asset("cold room", "Hall 2", "cooling", switched("Aisle 4")),
                asset("chiller", "Ammonia plant", "cooling", meter("Mains"), meter("Pumps")),
                asset("room", "Battery room", "climate", climate("Chargers")),
                asset("building", "Depot", "network", gateway("Office")))),
        customer("Alder Property Care", "Maeve Alder", "+353 1 555 0173",
            site("Liffey Court", "14 Ropewalk Lane, Dublin D02 X0Y1, Ireland", "Europe/Dublin", 53.34520, -6.25830,
                asset("boiler", "Boiler 1", "heat", meter("Pumps")),
                asset("boiler", "Boiler 2", "heat", meter("Pumps")),
                asset("building", "Ground floor", "climate", climate("Lobby"), gateway("Reception")),
                asset("building", "First floor", "climate", climate("East"), climate("West")),
                asset("building", "Second floor", "climate", climate("East"), climate("West"))),
            site("Harbour View", "88 Kauri Parade, Auckland 1010, New Zealand", "Pacific/Auckland", -36.84270, 174.76530,
                asset("lift", "Lift 1", "power", meter("Drive")),
                asset("lift", "Lift 2", "power", meter("Drive")),
                asset("ventilation", "Air handler", "climate", climate("Supply air"), climate("Extract air")),
                asset("building", "Car park", "network", gateway("Ceiling"), climate("Ramp")),
                asset("building", "Penthouse", "climate", climate("Living room"), switched("Wine room")))));
    // @formatter:on

    private SampleWorld() {}

    private static SampleCustomer customer(String name, String contact, String phone, SampleSite... sites) {
        return new SampleCustomer(name, contact, phone, List.of(sites));
    }

    private static SampleSite site(
            String name, String address, String zone, double latitude, double longitude, SampleAsset... assets) {
        return new SampleSite(name, address, zone, latitude, longitude, List.of(assets));
    }

    private static SampleAsset asset(String kind, String name, String tag, SamplePosition... positions) {
        return new SampleAsset(kind, name, List.of(tag), List.of(positions));
    }

    private static SamplePosition climate(String name) {
        return new SamplePosition(name, CLIMATE, false);
    }

    private static SamplePosition switched(String name) {
        return new SamplePosition(name, SWITCHED, false);
    }

    private static SamplePosition meter(String name) {
        return new SamplePosition(name, METER, false);
    }

    private static SamplePosition gateway(String name) {
        return new SamplePosition(name, GATEWAY, false);
    }

    private static SamplePosition waiting(SamplePosition position) {
        return new SamplePosition(position.name(), position.model(), true);
    }
}
