package id.binamutu.people;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record SetupForm(
        @NotBlank @Size(max = 100) String token,

        @NotBlank @Size(max = 40) @Pattern(regexp = PersonForm.EMPLOYEE_ID, message = "{people.employeeId.pattern}")
        String employeeId,

        @NotBlank @Size(max = 200) String name,
        @Nullable @Email @Size(max = 200) String email,
        String password,
        String repeat) {

    SetupForm {
        password = password == null ? "" : password;
        repeat = repeat == null ? "" : repeat;
    }

    static SetupForm empty() {
        return new SetupForm("", "", "", null, "", "");
    }

    @Override
    public String toString() {
        return "SetupForm[" + employeeId + "]";
    }
}
