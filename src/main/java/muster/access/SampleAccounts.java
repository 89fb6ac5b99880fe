package muster.access;

import java.util.List;

/** The accounts of the sample fleet, for the sign-in page to show. There is such a bean only with the sample fleet. */
public interface SampleAccounts {

    List<Sample> all();

    /** One account to try. */
    record Sample(String name, Role role, String email, String password) {}
}
