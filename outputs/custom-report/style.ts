/** The ranked table of units is as wide as its words, and no wider. */
export const UNITS = `
.units{min-width:0}
.units tbody th{min-width:8rem}.units .brief{white-space:nowrap}
`;
