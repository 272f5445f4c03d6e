/** The forms that the prototype looks for: those of the glossary take the place of this list when a bundle is made. */
export const FORMS: readonly string[] = [];
