package id.binamutu.scorecard;

/** What a critical error hurts (COPC's three classes). */
public enum CriticalClass {
    CUSTOMER,
    BUSINESS,
    COMPLIANCE
}
