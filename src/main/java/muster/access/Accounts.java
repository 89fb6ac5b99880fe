package muster.access;

import java.util.Optional;
import muster.shared.UserId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The accounts of all people. */
public interface Accounts extends ListCrudRepository<Account, UserId> {

    @Query("select * from access.account where lower(email) = lower(:email)")
    Optional<Account> findByEmail(String email);
}
