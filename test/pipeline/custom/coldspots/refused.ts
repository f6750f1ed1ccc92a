export { refusalOf } from '../../../fixtures/refusal.js';
