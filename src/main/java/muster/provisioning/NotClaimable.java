package muster.provisioning;

import muster.shared.Refused;

/** A label cannot be claimed here and now; carries what its page says, so that the refusal is drawn as that page. */
public class NotClaimable extends Refused {

    private static final long serialVersionUID = 1L;

    private final transient ClaimPage.Closed page;

    NotClaimable(ClaimPage.Closed page) {
        super(page.problem().textKey());
        this.page = page;
    }

    public ClaimPage.Closed page() {
        return page;
    }
}
