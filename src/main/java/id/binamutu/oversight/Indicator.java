package id.binamutu.oversight;

/** What SOP section 7 asks of a team leader, in the order of the procedure. */
enum Indicator {
    /** 7.1: samples scored ÷ quota. */
    SCORED,
    /** 7.1, 5.1: findings coached within the limit ÷ coachings whose limit is over or that were held. */
    COACHED,
    /** Commitments signed in time ÷ commitments whose time is over or that were signed. */
    COMMITTED,
    /** 7.3: briefings held with signed minutes ÷ planned. */
    BRIEFED,
    /** 7.3: attendances ÷ invitations noted. */
    ATTENDED,
    /** 7.2: acknowledgements ÷ people concerned. */
    SOCIALISED,
    /** 7.4: forms made ÷ forms due. */
    FORMED,
    /** 7.5: reports first handed over in time ÷ reports handed over or past their time. */
    REPORTED
}
