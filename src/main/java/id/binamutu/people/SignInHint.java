package id.binamutu.people;

import java.util.List;

/** Accounts that the sign-in page shows to try the product out; only the demo content contributes any. */
public interface SignInHint {

    List<DemoAccount> accounts();

    record DemoAccount(Role role, String login, String password) {}
}
