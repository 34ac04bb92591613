// The same intervals as replylint.audit.statistics, so that filtered numbers are as honest as the others.

import type { Count } from "./counts";
import type { Moments } from "./data";

export const LEAST = 30;
const Z95 = 1.959963984540054;

export interface Estimate {
  n: number;
  value: number;
  low: number;
  high: number;
}

/** Wilson's 95 % interval of a pass rate, 0 to 1; null for n = 0. */
export function rate({ passed, n }: Count): Estimate | null {
  if (!n) return null;
  const share = passed / n;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (Z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { n, value: share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** Student's 95 % interval of a mean score, kept inside 0 to 100; null for n = 0. */
export function mean({ n, total, squares }: Moments): Estimate | null {
  if (!n) return null;
  const value = total / n;
  if (n === 1) return { n, value, low: 0, high: 100 };
  const deviation = Math.sqrt(Math.max(0, squares - n * value * value) / (n - 1));
  const reach = (quantile(n - 1) * deviation) / Math.sqrt(n);
  return { n, value, low: Math.max(0, value - reach), high: Math.min(100, value + reach) };
}

const FEW = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045,
];

/** The t within which 95 % of Student's distribution lies: a table, then Cornish and Fisher's expansion. */
export function quantile(freedom: number): number {
  const known = FEW[freedom - 1];
  if (known) return known;
  const z = Z95;
  const one = (z ** 3 + z) / (4 * freedom);
  const two = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
  return z + one + two;
}
