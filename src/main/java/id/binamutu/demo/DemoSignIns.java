package id.binamutu.demo;

import id.binamutu.people.Role;
import id.binamutu.people.SignInHint;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** One sign-in per role, shown on the sign-in page. */
@Component
@Profile("demo")
class DemoSignIns implements SignInHint {
    @Override
    public List<DemoAccount> accounts() {
        return List.of(
                new DemoAccount(Role.TEAM_LEADER, "T001", DemoPeople.PASSWORD),
                new DemoAccount(Role.AGENT, "A001", DemoPeople.PASSWORD),
                new DemoAccount(Role.MANAGER, "M001", DemoPeople.PASSWORD),
                new DemoAccount(Role.COORDINATOR, "K001", DemoPeople.PASSWORD),
                new DemoAccount(Role.QUALITY_CONTROL, "Q001", DemoPeople.PASSWORD),
                new DemoAccount(Role.DOCUMENT_CONTROL, "D001", DemoPeople.PASSWORD),
                new DemoAccount(Role.ADMIN, "S001", DemoPeople.PASSWORD));
    }
}
