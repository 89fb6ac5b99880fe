package muster.demo.simulator;

/**
 * What the label and the factory file say of a device.
 *
 * @param id its name at the broker
 * @param bootstrap its factory secret
 */
public record FactorySheet(String id, String serial, String model, String hardware, String bootstrap) {

    /** Without the secret. */
    @Override
    public String toString() {
        return model + " " + serial;
    }
}
