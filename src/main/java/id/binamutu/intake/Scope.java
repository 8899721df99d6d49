package id.binamutu.intake;

import java.util.Arrays;
import java.util.List;

/** What a token may be used for; its authority is {@code SCOPE_} and the code. */
enum Scope {
    INTERACTIONS_WRITE("interactions:write"),
    RECORDINGS_WRITE("recordings:write");

    static final String AUTHORITY = "SCOPE_";

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static String[] authorities() {
        return Arrays.stream(values()).map(scope -> AUTHORITY + scope.code).toArray(String[]::new);
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Scope::code).toList();
    }
}
