package id.binamutu.people;

/** Never shown again: a refused form asks for all three anew. */
record PasswordForm(String present, String password, String repeat) {

    PasswordForm {
        present = present == null ? "" : present;
        password = password == null ? "" : password;
        repeat = repeat == null ? "" : repeat;
    }

    static PasswordForm empty() {
        return new PasswordForm("", "", "");
    }

    @Override
    public String toString() {
        return "PasswordForm";
    }
}
