package id.binamutu.quality;

/** Classes of critical errors, each reported for itself. */
enum ErrorClass {
    CUSTOMER,
    BUSINESS,
    COMPLIANCE
}
