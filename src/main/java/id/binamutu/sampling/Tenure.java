package id.binamutu.sampling;

import java.time.LocalDate;

/** How long somebody has been here when a period begins. The words are those of a quota. */
enum Tenure {
    BEGINNER("baru"),
    SETTLED("menengah"),
    EXPERIENCED("lama");

    private final String word;

    Tenure(String word) {
        this.word = word;
    }

    static Tenure of(LocalDate joinedOn, LocalDate day) {
        if (joinedOn.isAfter(day.minusMonths(3))) {
            return BEGINNER;
        }
        return joinedOn.isAfter(day.minusMonths(12)) ? SETTLED : EXPERIENCED;
    }

    String word() {
        return word;
    }
}
