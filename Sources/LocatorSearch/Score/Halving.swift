/// 10,000 · 2^(−n/d) as a whole number, from a published table: no floating point, so every machine agrees.
///
/// The table holds 10,000 · 65,536 · 2^(−i/64), rounded half up, for i = 0 … 64; in between it is linear, and each octave
/// halves it. The result is rounded half up.
/// - Parameters: n ≥ 0, d > 0; 64 · n must not overflow.
package func halving(_ numerator: Int, _ denominator: Int) -> Int {
    let scaled = 64 * numerator
    let step = scaled / denominator
    let rest = scaled - step * denominator
    let octave = step / 64
    guard octave < 30 else { return 0 }
    let here = halvingTable[step % 64]
    let next = halvingTable[step % 64 + 1]
    let value = here - (here - next) * rest / denominator
    return ((value >> octave) + 32_768) >> 16
}

/// 10,000 · 65,536 · 2^(−i/64) for i = 0 … 64.
private let halvingTable: [Int] = [
    655_360_000, 648_300_471, 641_316_987, 634_408_728, 627_574_886, 620_814_658, 614_127_250, 607_511_880,
    600_967_770, 594_494_153, 588_090_270, 581_755_369, 575_488_708, 569_289_551, 563_157_172, 557_090_850,
    551_089_875, 545_153_542, 539_281_155, 533_472_026, 527_725_472, 522_040_820, 516_417_403, 510_854_562,
    505_351_643, 499_908_002, 494_523_000, 489_196_004, 483_926_392, 478_713_543, 473_556_847, 468_455_699,
    463_409_500, 458_417_659, 453_479_590, 448_594_714, 443_762_458, 438_982_254, 434_253_543, 429_575_770,
    424_948_385, 420_370_847, 415_842_618, 411_363_166, 406_931_968, 402_548_502, 398_212_255, 393_922_718,
    389_679_387, 385_481_766, 381_329_362, 377_221_687, 373_158_260, 369_138_604, 365_162_248, 361_228_725,
    357_337_574, 353_488_338, 349_680_566, 345_913_812, 342_187_633, 338_501_592, 334_855_258, 331_248_201,
    327_680_000,
]
