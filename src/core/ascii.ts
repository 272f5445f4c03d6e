/** What kind of ASCII character a code unit is; all of them say no of NaN, which stands where a text has ended. */

export const isAscii = (unit: number): boolean => unit < 0x80;
export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
export const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;
export const isSmall = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
export const isAsciiLetter = (unit: number): boolean => isSmall(unit | 0x20);
