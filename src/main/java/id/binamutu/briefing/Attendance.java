package id.binamutu.briefing;

enum Attendance {
    PRESENT,
    LATE,
    EXCUSED,
    ABSENT;

    public boolean came() {
        return this == PRESENT || this == LATE;
    }
}
