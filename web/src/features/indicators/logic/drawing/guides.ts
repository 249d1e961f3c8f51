/** Levels that traders read an oscillator by. */
const guides: Record<string, number[]> = {
  rsi: [30, 70],
  stochrsi: [20, 80],
  stoch: [20, 80],
  stochf: [20, 80],
  mfi: [20, 80],
  willr: [-80, -20],
  cci: [-100, 100],
  cmo: [-50, 50],
  imi: [30, 70],
  ultosc: [30, 70],
  adx: [25],
  adxr: [25],
  vzo: [-40, 40],
  aroonosc: [0],
  bop: [0],
  cmf: [0],
  adosc: [0],
  apo: [0],
  ppo: [0],
  mom: [0],
  roc: [0],
  trix: [0],
  dpo: [0],
  coppock: [0],
  efi: [0],
  zscore: [-2, 2],
  hurst: [0.5],
};

export function guidesOf(name: string): number[] {
  return guides[name] ?? [];
}
