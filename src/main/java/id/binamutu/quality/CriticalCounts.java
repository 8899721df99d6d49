package id.binamutu.quality;

import java.time.LocalDate;

/** Evaluations of a week or month, and how many of them had an error of each class. */
record CriticalCounts(LocalDate start, long n, long customer, long business, long compliance, long targeted) {
    long of(ErrorClass errorClass) {
        return switch (errorClass) {
            case CUSTOMER -> customer;
            case BUSINESS -> business;
            case COMPLIANCE -> compliance;
        };
    }
}
