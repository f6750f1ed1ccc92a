// Generated from the files of this folder by `npm run generate`; do not edit it here.
import absoluteOccupationalMobility from './absolute-occupational-mobility.js';
import areaRegisters from './area-registers.js';
import areasOfStateOfTheNation2025 from './areas-of-state-of-the-nation-2025.js';
import attainmentAge19 from './attainment-age-19.js';
import boundaries from './boundaries.js';
import censusOdMigration from './census-od-migration.js';
import codeChanges from './code-changes.js';
import districtsToItl2 from './districts-to-itl2.js';
import attainment8ByDistrict from './explore-education-statistics/attainment-8-by-district.js';
import destinationsAfter16ByDistrict from './explore-education-statistics/destinations-after-16-by-district.js';
import goodDevelopmentByDistrict from './explore-education-statistics/good-development-by-district.js';
import keyStage2ByDistrict from './explore-education-statistics/key-stage-2-by-district.js';
import apprenticeships from './explore-local-statistics/apprenticeships.js';
import apprenticeshipsNi from './explore-local-statistics/apprenticeships-ni.js';
import apprenticeshipsScotland from './explore-local-statistics/apprenticeships-scotland.js';
import averageTravelTime from './explore-local-statistics/average-travel-time.js';
import childrenInRelativePoverty from './explore-local-statistics/children-in-relative-poverty.js';
import claimantCount from './explore-local-statistics/claimant-count.js';
import earlyYears from './explore-local-statistics/early-years.js';
import employmentRateNi from './explore-local-statistics/employment-rate-ni.js';
import firstTimeBuyerMortgageSales from './explore-local-statistics/first-time-buyer-mortgage-sales.js';
import gcsesInEnglishAndMaths from './explore-local-statistics/gcses-in-english-and-maths.js';
import gigabitCapableBroadband from './explore-local-statistics/gigabit-capable-broadband.js';
import grossDisposableHouseholdIncomePerHead from './explore-local-statistics/gross-disposable-household-income-per-head.js';
import grossMedianWeeklyPay from './explore-local-statistics/gross-median-weekly-pay.js';
import healthyLifeExpectancy from './explore-local-statistics/healthy-life-expectancy.js';
import housingAffordabilityRatio from './explore-local-statistics/housing-affordability-ratio.js';
import persistentAbsencesForPupilsEligibleForFreeSchoolMeals from './explore-local-statistics/persistent-absences-for-pupils-eligible-for-free-school-meals.js';
import pupilsAtExpectedStandardsByEndOfPrimarySchool from './explore-local-statistics/pupils-at-expected-standards-by-end-of-primary-school.js';
import qualificationsLevel3OrAbove from './explore-local-statistics/qualifications-level-3-or-above.js';
import qualificationsLevel3OrAboveNi from './explore-local-statistics/qualifications-level-3-or-above-ni.js';
import higherEducationBy25 from './higher-education-by-25.js';
import indicesOfDeprivation2019 from './indices-of-deprivation-2019.js';
import indicesOfDeprivation2025 from './indices-of-deprivation-2025.js';
import jobsBelowLivingWage from './jobs-below-living-wage.js';
import localAuthorityInteractiveTool from './local-authority-interactive-tool.js';
import neetParticipation from './neet-participation.js';
import neighbourhoodsOfDeprivation2025 from './neighbourhoods-of-deprivation-2025.js';
import occupations2021 from './occupations-2021.js';
import openGeographyDistricts from './open-geography-districts.js';
import relativeOccupationalMobility from './relative-occupational-mobility.js';
import socialMobilityIndex2016 from './social-mobility-index-2016.js';
import type { Source } from './source.js';
import stateOfTheNation2025 from './state-of-the-nation-2025.js';

/** Every official data set that the project knows, in the order of their files. */
export const SOURCES: readonly Source[] = [
  absoluteOccupationalMobility,
  areaRegisters,
  areasOfStateOfTheNation2025,
  attainmentAge19,
  boundaries,
  censusOdMigration,
  codeChanges,
  districtsToItl2,
  attainment8ByDistrict,
  destinationsAfter16ByDistrict,
  goodDevelopmentByDistrict,
  keyStage2ByDistrict,
  apprenticeships,
  apprenticeshipsNi,
  apprenticeshipsScotland,
  averageTravelTime,
  childrenInRelativePoverty,
  claimantCount,
  earlyYears,
  employmentRateNi,
  firstTimeBuyerMortgageSales,
  gcsesInEnglishAndMaths,
  gigabitCapableBroadband,
  grossDisposableHouseholdIncomePerHead,
  grossMedianWeeklyPay,
  healthyLifeExpectancy,
  housingAffordabilityRatio,
  persistentAbsencesForPupilsEligibleForFreeSchoolMeals,
  pupilsAtExpectedStandardsByEndOfPrimarySchool,
  qualificationsLevel3OrAbove,
  qualificationsLevel3OrAboveNi,
  higherEducationBy25,
  indicesOfDeprivation2019,
  indicesOfDeprivation2025,
  jobsBelowLivingWage,
  localAuthorityInteractiveTool,
  neetParticipation,
  neighbourhoodsOfDeprivation2025,
  occupations2021,
  openGeographyDistricts,
  relativeOccupationalMobility,
  socialMobilityIndex2016,
  stateOfTheNation2025,
];
