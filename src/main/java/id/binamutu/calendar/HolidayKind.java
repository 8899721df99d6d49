package id.binamutu.calendar;

enum HolidayKind {
    /** Decreed by the ministers for everybody. */
    NATIONAL,
    /** Cuti bersama: decreed beside the holidays; a setting says whether the centre works on it. */
    JOINT_LEAVE,
    /** The centre's own. */
    CENTRE
}
