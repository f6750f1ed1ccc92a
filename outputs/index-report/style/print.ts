/** On paper: A4, the map on the first page, the wide table on pages of its own laid across. */
export const PRINT = `
@page{size:A4;margin:14mm 13mm}
@page across{size:A4 landscape;margin:11mm 10mm}
@media print{
html{font-size:9pt;line-height:1.4}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.skip,.contents,.jump,.foot a{display:none}
.wrap{max-width:none;padding:0}
.front{display:block}
.top{background:none;color:var(--ink);padding:0 0 2mm}
.top h1{font-size:20pt}
.edition{color:var(--soft)}
.lead{font-size:10.5pt;max-width:none;margin-top:3mm}
.notice{margin-top:3mm;padding:2mm 3mm}
a{color:inherit;text-decoration:none}
p,ul,ol{orphans:3;widows:3;max-width:none}
section{margin-top:8mm}
h2,h3,caption{break-after:avoid}
caption{position:static;width:auto}
h3{margin-top:5mm}
.scroll{overflow:visible;max-height:none;border:0}
table{font-size:8.5pt}
thead{display:table-header-group}
tfoot{display:table-row-group}
tr,figure,.figures,.pair,.formula,.cite,.indicators,li{break-inside:avoid}
tbody tr:first-child{break-before:avoid}
#domains{break-before:page;margin-top:0}
th,td{padding:1mm 1.6mm}
.atlas{grid-template-columns:minmax(0,1fr) 64mm}
.plate{max-width:112mm}
.shades table{font-size:7pt}
.shades .swatch{width:9mm;height:5.5mm}
.shades th,.shades td{padding:.8mm}
.figures{grid-template-columns:repeat(4,1fr);gap:3mm}
.figures dd{font-size:15pt}
.pair{grid-template-columns:1fr 1fr}
.overview-beside{grid-template-columns:86mm minmax(0,1fr);gap:6mm}
.long{overflow:visible}
.named{min-width:0}
.multiples{grid-template-columns:repeat(5,1fr);gap:3mm}
.indicators table,.data-sets table{min-width:0;font-size:7.5pt}
.indicators th:first-child{min-width:42mm}
#ranking{page:across;margin-top:0}
.ranked{min-width:0;font-size:6.6pt;border-collapse:collapse}
.ranked thead,.ranked tbody th{position:static}
.ranked caption{padding:0 0 2mm}
.ranked thead th{white-space:normal}
.ranked th,.ranked td{padding:.45mm .9mm}
.ranked tbody th{min-width:0}
.ranked .code{display:inline;font-size:6pt}
.ranked tr:target>*{background:none!important;box-shadow:none}
#statuses{margin-top:0}
.beside{grid-template-columns:1fr 80mm}
}
`;
