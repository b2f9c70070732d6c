/// How often each code is stated, in percent of rows, rounded from the national directories of 2022: what makes the
/// sample look like real data. Settings and types of care are drawn apart, in `SampleCodes`.
enum SampleRates {
    static let substanceUse = rates(
        """
        SUMH 59 MU 12 BU 50 NU 48 INPE 19 RPE 23 PC 40 ACMA 53 PMAT 36 AUINPE 29 AURPE 27 AUPC 48 BUM 36 BMW 25
        UB 40 UN 38 RPN 32 MOA 56 ULC 10 ACM 26 DSF 24 BWN 45 BWON 34 BERI 17 NXN 41 VTRL 38 MHIV 10 MHCV 11
        CLND 30 MMD 51 NRT 36 NSC 31 ANG 62 BIA 63 CBT 85 CMI 41 CRV 9 MOTI 85 MXM 38 RELP 87 SACA 92 TRC 73
        TELE 72 TWFA 48 STAG 79 STMH 39 STDH 50 CARF 32 COA 4 HLA 4 JC 23 NCQA 2 FQHC 9 DEA 13 FSA 52 ITU 12
        MC 45 MD 74 MI 40 PI 75 SF 91 SI 50 SAMF 21 PA 23 SS 38 AD 25 TAY 36 WN 55 PW 32 MN 54 SE 30 GL 30 VET 28
        ADM 18 MF 20 CJ 43 CO 60 COPSU 27 HV 26 XA 34 DV 35 TRMA 51 CMHA 59 CSAA 95 ISC 52 OPC 68 MHPA 34 STU 79
        SSA 97 SMHD 80 PIEC 24 BABA 64 DAOF 38 DAUT 88 HIVT 33 STDT 27 TBS 45 MST 17 HBT 28 HCT 32 ACC 88 DP 96
        NOE 68 OFD 72 SHG 48 HS 67 AOSS 72 RC 31 PEER 65 EMP 46 HAEC 63 TAEC 58 HEOH 61 SAE 97 TCC 65 ICO 96
        GCO 92 FCO 78 MCO 55 VOC 20 DU 22 AH 38 CM 84 DVFP 36 EIH 23 MHS 70 SSD 74 TA 49 SPS 46
        """)
    static let mentalHealth = rates(
        """
        SUMH 77 NRT 33 NSC 32 HALOP 41 ARIPI 42 CLOZA 39 OLANZ 43 QUETI 41 RISPE 48 ZIPRA 35 ANTPYCH 67 CBT 91
        TELE 78 AT 45 CRT 5 CFT 76 DBT 61 ECT 3 EMDR 19 GT 86 IDD 65 IPT 93 KIT 1 TMS 2 AIM 23 FQHC 9 MHC 12
        ITU 9 MC 69 MD 88 MI 51 PI 83 SF 86 SI 59 CLF 46 CMHG 34 CSBG 23 OSF 36 SMHA 53 SWFS 41 VAF 24 PA 24
        SS 39 TAY 34 SE 32 GL 32 VET 22 ADM 12 MF 17 CJ 25 CO 56 HV 15 DV 15 TRMA 51 TBI 11 ALZ 8 PED 14 PEFP 14
        PTSD 49 SED 40 SMI 52 STU 66 HIVT 13 STDT 12 MST 25 LABT 25 HS 23 PEER 40 TCC 51 AH 59 CM 71 IPC 27
        SPS 69 ACT 16 CDM 19 COOT 56 DEC 34 FPSY 72 ICM 24 IMR 25 PRS 41 SEMP 20 SH 17 VRS 17 ES 31 CIT 47
        PEON 34 PEOFF 21 WI 31
        """)

    /// Codes that answer a category with one of several: one of a group is drawn, by weight.
    static let oneOf: [(substanceUse: Bool, choices: [(code: String, weight: Int)])] = [
        (true, [("PVTN", 51), ("PVTP", 40), ("LCCG", 4), ("STG", 2), ("FED", 2), ("TBG", 1)]),
        (false, [("PVTN", 62), ("PVTP", 22), ("LCCG", 7), ("STG", 5), ("VAMC", 4)]),
        (true, [("SMPD", 57), ("SMON", 36), ("SMOP", 6)]), (true, [("VAPN", 45), ("VPPD", 44), ("VAPP", 8)]),
        (false, [("VAPN", 56), ("VPPD", 34), ("VAPP", 6)]),
        (false, [("OMH", 42), ("CMHC", 21), ("CBHC", 4), ("MSMH", 3)]),
    ]

    private static func rates(_ text: String) -> [(code: String, percent: Int)] {
        let words = text.split(whereSeparator: \.isWhitespace)
        return stride(from: 0, to: words.count - 1, by: 2).map { (String(words[$0]), Int(words[$0 + 1]) ?? 0) }
    }
}
