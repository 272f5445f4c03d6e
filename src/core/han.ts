/** Does the text hold a Chinese character? Such a text is taken for Chinese. */
export const holdsHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
