package id.binamutu.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final MaskingRules RULES = new MaskingRules(MaskingSettings.FIRST);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NIK saya 3174015208900003 ya|NIK saya [NIK disamarkan] ya",
                "ktp: 317401-120890-0003.|ktp: [NIK disamarkan].",
                "3174 0112 0890 0003|[NIK disamarkan]",
                "hubungi 081234567890|hubungi [nomor telepon disamarkan]",
                "hubungi 0812-3456-7890 saja|hubungi [nomor telepon disamarkan] saja",
                "wa +62 812 3456 7890, ya|wa [nomor telepon disamarkan], ya",
                "wa (+62) 812-3456-7890|wa [nomor telepon disamarkan]",
                "6281234567890|[nomor telepon disamarkan]",
                "kantor +62 21 3155550|kantor [nomor telepon disamarkan]",
                "kirim ke sinta.dewi+gadai@contoh.co.id ya|kirim ke [surel disamarkan] ya",
                "nomor SBG 1203424010004471|nomor SBG ••••4471",
                "SBG saya: 12034-24-010004471 kak|SBG saya: ••••4471 kak",
                "no rekening 1234567890|no rekening ••••7890",
                "Rekening BCA saya 123-456-7890|Rekening BCA saya ••••7890",
                "nomor pinjaman 88001234567|nomor pinjaman ••••4567",
                "no. kredit 1190220030004000|no. kredit ••••4000",
                "5221849912345678|••••5678",
                "virtual account 88088123456|virtual account ••••3456"
            })
    void personalDataIsMasked(String said, String stored) {
        assertThat(RULES.mask(said)).isEqualTo(stored);
        assertThat(RULES.mask(stored)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Harganya Rp 1.500.000.000 ya",
                "taksiran 62.850.000.000 rupiah",
                "Rp628500000000",
                "sewa modal 1,2 % per 15 hari",
                "jatuh tempo 02/11/2026",
                "tanggal 08-10-2026 14.05",
                "mulai 2026-10-21T14:05:00",
                "2026-10-21 sampai 2026-10-31",
                "nomor pesanan 20261021-0417",
                "resi 1234567890123456",
                "INV/20261021/0012345678",
                "pinjaman saya 15.000.000 belum lunas",
                "rekening saya sudah masuk 1.500.000",
                "rekening saya tanggal 21/10/2026",
                "jarak 3,2 km, 481 amaranta ave",
                "emas 10 gram 24 karat",
                "OMNI-000123",
                "jam 08.00 sampai 16.30",
                "gram 0.8125",
                "email saya lupa @ sinta"
            })
    void whatIsNobodysDataStays(String said) {
        assertThat(RULES.mask(said)).isEqualTo(said);
    }
}
