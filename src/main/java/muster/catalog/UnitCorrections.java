package muster.catalog;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Units that the library under us has wrong, or that UCUM rounds, said in units that it has right.
 *
 * <p>The library forgets the 550 of the horsepower and the hundredth of rad and rem, and its electronvolt is of 2006.
 * UCUM's table rounds the column of mercury to 133.322 Pa/mm; NIST SP 811 (2008) appendix B and every barometer mean
 * the conventional one of 13,595.1 kg/m³ at 9.80665 m/s², which is 133.322387415 Pa/mm exactly.
 */
final class UnitCorrections {

    private static final SequencedMap<String, String> MEANT = new LinkedHashMap<>();

    static {
        MEANT.put("[HP]", "(550.[ft_i].[lbf_av]/s)");
        MEANT.put("mm[Hg]", "(133322387415.nPa)");
        MEANT.put("cm[Hg]", "(1333223874150.nPa)");
        MEANT.put("m[Hg]", "(133322387415.uPa)");
        MEANT.put("[in_i'Hg]", "(3386388640341.nPa)");
        MEANT.put("mREM", "(10.uSv)");
        MEANT.put("REM", "cSv");
        MEANT.put("RAD", "cGy");
        MEANT.put("eV", "(1602176634.yJ/10000)");
    }

    private UnitCorrections() {}

    static String of(String code) {
        var meant = code;
        for (var correction : MEANT.entrySet()) {
            meant = meant.replace(correction.getKey(), correction.getValue());
        }
        return meant;
    }
}
