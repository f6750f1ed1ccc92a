CREATE TABLE "areas" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "upper_tier_code" VARCHAR NOT NULL,
  "upper_tier_name" VARCHAR NOT NULL,
  "region_code" VARCHAR NOT NULL,
  "region_name" VARCHAR NOT NULL,
  "combined_authority_code" VARCHAR,
  "combined_authority_name" VARCHAR,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "observations" (
  "area_code" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('observed', 'missing', 'censored')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cell" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "indicator", "period")
);

CREATE TABLE "frozen_figures" (
  "area_code" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "indicator", "period")
);

CREATE TABLE "history" (
  "authority_code" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  PRIMARY KEY ("authority_code", "indicator", "period")
);

CREATE TABLE "populations" (
  "area_code" VARCHAR NOT NULL,
  "population" DOUBLE,
  "period" VARCHAR NOT NULL,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "evidence_areas" (
  "level" VARCHAR NOT NULL CHECK ("level" IN ('itl2', 'state_of_the_nation', 'district')),
  "area_code" VARCHAR NOT NULL,
  "place_code" VARCHAR,
  "place_name" VARCHAR,
  "reason" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  PRIMARY KEY ("level", "area_code")
);

CREATE TABLE "published_2020" (
  "place" VARCHAR NOT NULL,
  "place_code" VARCHAR NOT NULL,
  "place_kind" VARCHAR NOT NULL CHECK ("place_kind" IN ('cold', 'hot')),
  "area_code" VARCHAR NOT NULL,
  "whole" BOOLEAN NOT NULL,
  "district_code" VARCHAR NOT NULL,
  PRIMARY KEY ("place_code")
);

CREATE TABLE "deprivation_2025" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "average_score" DOUBLE NOT NULL,
  "rank_of_average_score" INTEGER NOT NULL,
  "from_code" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "licence" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "comparison" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "ranked" VARCHAR NOT NULL,
  "score_before" DOUBLE,
  "score" DOUBLE,
  "rank_before" INTEGER,
  "rank" INTEGER,
  "places" INTEGER,
  "group_before" VARCHAR CHECK ("group_before" IN ('middle', 'coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  "group" VARCHAR CHECK ("group" IN ('middle', 'coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  PRIMARY KEY ("ranked", "area_code")
);

CREATE TABLE "retyped" (
  "area_code" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('observed', 'missing', 'censored')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cell" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  "licence" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "indicator", "period")
);

CREATE TABLE "census_moves" (
  "origin_code" VARCHAR NOT NULL,
  "origin_name" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL CHECK ("kind" IN ('area', 'not_ranked', 'elsewhere_uk', 'abroad', 'same_address', 'unplaced')),
  "area_code" VARCHAR,
  "first_row" INTEGER,
  PRIMARY KEY ("origin_code")
);

CREATE TABLE "index" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "upper_tier_code" VARCHAR NOT NULL,
  "upper_tier_name" VARCHAR NOT NULL,
  "region_code" VARCHAR NOT NULL,
  "region_name" VARCHAR NOT NULL,
  "score" DOUBLE,
  "rank" INTEGER,
  "fifth" INTEGER,
  "group" VARCHAR CHECK ("group" IN ('hotspot', 'middle', 'coldspot')),
  "own_level_share" DOUBLE NOT NULL,
  "chances_score" DOUBLE,
  "chances_rank" INTEGER,
  "conditions_score" DOUBLE,
  "conditions_rank" INTEGER,
  "early_years_score" DOUBLE,
  "early_years_rank" INTEGER,
  "schools_score" DOUBLE,
  "schools_rank" INTEGER,
  "youth_score" DOUBLE,
  "youth_rank" INTEGER,
  "skills_score" DOUBLE,
  "skills_rank" INTEGER,
  "work_score" DOUBLE,
  "work_rank" INTEGER,
  "housing_score" DOUBLE,
  "housing_rank" INTEGER,
  "connections_score" DOUBLE,
  "connections_rank" INTEGER,
  "health_and_family_score" DOUBLE,
  "health_and_family_rank" INTEGER,
  "combined_authority_code" VARCHAR,
  "combined_authority_name" VARCHAR,
  "indicators_observed" INTEGER NOT NULL,
  "indicators_mapped" INTEGER NOT NULL,
  "indicators_inherited" INTEGER NOT NULL,
  "indicators_estimated" INTEGER NOT NULL,
  "indicators_missing" INTEGER NOT NULL,
  "coldspot_higher_education" VARCHAR CHECK ("coldspot_higher_education" IN ('coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  "coldspot_higher_education_status" VARCHAR NOT NULL CHECK ("coldspot_higher_education_status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "coldspot_level_3" VARCHAR CHECK ("coldspot_level_3" IN ('coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  "coldspot_level_3_status" VARCHAR NOT NULL CHECK ("coldspot_level_3_status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "coldspot_higher_education_25" VARCHAR CHECK ("coldspot_higher_education_25" IN ('coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  "coldspot_higher_education_25_status" VARCHAR NOT NULL CHECK ("coldspot_higher_education_25_status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "rank_median" INTEGER,
  "rank_low" INTEGER,
  "rank_high" INTEGER,
  "coldspot_probability" DOUBLE,
  "hotspot_probability" DOUBLE,
  "chances_fifth" INTEGER,
  "conditions_fifth" INTEGER,
  "kind_of_place" VARCHAR CHECK ("kind_of_place" IN ('both_low', 'chances_low', 'conditions_low', 'neither')),
  "rank_low_figures" INTEGER,
  "rank_high_figures" INTEGER,
  "chances_rank_median" INTEGER,
  "chances_rank_low" INTEGER,
  "chances_rank_high" INTEGER,
  "chances_coldspot_probability" DOUBLE,
  "chances_hotspot_probability" DOUBLE,
  "chances_rank_low_figures" INTEGER,
  "chances_rank_high_figures" INTEGER,
  "conditions_rank_median" INTEGER,
  "conditions_rank_low" INTEGER,
  "conditions_rank_high" INTEGER,
  "conditions_coldspot_probability" DOUBLE,
  "conditions_hotspot_probability" DOUBLE,
  "conditions_rank_low_figures" INTEGER,
  "conditions_rank_high_figures" INTEGER,
  "modelled_share" DOUBLE NOT NULL,
  "indicators_modelled" INTEGER NOT NULL,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "indicators" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "domain" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  "unit" VARCHAR NOT NULL,
  "direction" INTEGER NOT NULL,
  "weight" DOUBLE NOT NULL,
  "normalised" DOUBLE,
  "contribution" DOUBLE,
  "county_value" DOUBLE,
  "standard_error" DOUBLE,
  "period_start" VARCHAR,
  "period_end" VARCHAR,
  PRIMARY KEY ("area_code", "indicator")
);

CREATE TABLE "scales" (
  "level" VARCHAR NOT NULL,
  "code" VARCHAR NOT NULL,
  "areas" INTEGER NOT NULL,
  "mean" DOUBLE NOT NULL,
  "standard_deviation" DOUBLE NOT NULL,
  "least" DOUBLE NOT NULL,
  "most" DOUBLE NOT NULL,
  PRIMARY KEY ("level", "code")
);

CREATE TABLE "normalised" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "good_development_fsm" DOUBLE,
  "key_stage_2_fsm" DOUBLE,
  "attainment_8_fsm" DOUBLE,
  "persistent_absence_fsm" DOUBLE,
  "neet_16_17" DOUBLE,
  "level_3_by_19_fsm" DOUBLE,
  "higher_education_by_19_fsm" DOUBLE,
  "literacy_at_5" DOUBLE,
  "key_stage_2" DOUBLE,
  "english_and_maths_by_19" DOUBLE,
  "a_level_points" DOUBLE,
  "level_3_or_above" DOUBLE,
  "weekly_pay" DOUBLE,
  "claimant_count" DOUBLE,
  "jobs_below_living_wage" DOUBLE,
  "housing_affordability" DOUBLE,
  "first_time_buyers" DOUBLE,
  "travel_to_work" DOUBLE,
  "gigabit_broadband" DOUBLE,
  "healthy_life_expectancy" DOUBLE,
  "child_poverty" DOUBLE,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "treatment" (
  "level" VARCHAR NOT NULL,
  "code" VARCHAR NOT NULL,
  "n" INTEGER NOT NULL,
  "skew_before" DOUBLE,
  "kurt_before" DOUBLE,
  "skew_after" DOUBLE,
  "kurt_after" DOUBLE,
  "treatment" VARCHAR NOT NULL CHECK ("treatment" IN ('none', 'winsorise', 'logarithm', 'natural_logarithm')),
  "points" INTEGER NOT NULL,
  "passed" BOOLEAN NOT NULL,
  PRIMARY KEY ("level", "code")
);

CREATE TABLE "treated" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "code" VARCHAR NOT NULL,
  "value_before" DOUBLE NOT NULL,
  "value_after" DOUBLE NOT NULL,
  "why" VARCHAR NOT NULL CHECK ("why" IN ('winsorised_high', 'winsorised_low', 'logarithm', 'natural_logarithm')),
  PRIMARY KEY ("area_code", "code")
);

CREATE TABLE "checks" (
  "code" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "level" INTEGER NOT NULL,
  "parent" VARCHAR,
  "nominal_weight" DOUBLE NOT NULL,
  "effective_weight" DOUBLE,
  "effective_weight_on_parent" DOUBLE,
  "correlation_with_index" DOUBLE,
  "squared_correlation_with_index" DOUBLE,
  "correlation_with_parent" DOUBLE,
  "loading" DOUBLE,
  "parts" INTEGER,
  "cronbach_alpha" DOUBLE,
  "first_component_share" DOUBLE,
  "warnings" VARCHAR NOT NULL,
  "not_checked" VARCHAR NOT NULL,
  PRIMARY KEY ("code")
);

CREATE TABLE "robustness" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "rank" INTEGER,
  "rank_median" INTEGER,
  "rank_low" INTEGER,
  "rank_high" INTEGER,
  "coldspot_probability" DOUBLE,
  "hotspot_probability" DOUBLE,
  "replicates" INTEGER NOT NULL,
  "rank_low_figures" INTEGER,
  "rank_high_figures" INTEGER,
  "chances_rank_median" INTEGER,
  "chances_rank_low" INTEGER,
  "chances_rank_high" INTEGER,
  "chances_coldspot_probability" DOUBLE,
  "chances_hotspot_probability" DOUBLE,
  "chances_rank_low_figures" INTEGER,
  "chances_rank_high_figures" INTEGER,
  "conditions_rank_median" INTEGER,
  "conditions_rank_low" INTEGER,
  "conditions_rank_high" INTEGER,
  "conditions_coldspot_probability" DOUBLE,
  "conditions_hotspot_probability" DOUBLE,
  "conditions_rank_low_figures" INTEGER,
  "conditions_rank_high_figures" INTEGER,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "sensitivity" (
  "factor" VARCHAR NOT NULL,
  "title" VARCHAR NOT NULL,
  "first_order" DOUBLE,
  "first_order_low" DOUBLE,
  "first_order_high" DOUBLE,
  "total" DOUBLE,
  "total_low" DOUBLE,
  "total_high" DOUBLE,
  PRIMARY KEY ("factor")
);

CREATE TABLE "leave_one_out" (
  "indicator" VARCHAR NOT NULL,
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "rank" INTEGER,
  "rank_without" INTEGER,
  "moved" INTEGER,
  PRIMARY KEY ("indicator", "area_code")
);

CREATE TABLE "figure_errors" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "publisher" VARCHAR NOT NULL,
  "basis" VARCHAR NOT NULL CHECK ("basis" IN ('limits', 'own_changes', 'pooled_changes', 'none')),
  "standard_error" DOUBLE,
  "changes" INTEGER,
  "own_noise" DOUBLE,
  "spread" VARCHAR NOT NULL CHECK ("spread" IN ('none', 'modelled', 'inherited')),
  "spread_error" DOUBLE,
  "period_start" VARCHAR,
  "period_end" VARCHAR,
  PRIMARY KEY ("area_code", "indicator")
);

CREATE TABLE "moves" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "stayers" INTEGER NOT NULL,
  "moved_within" INTEGER NOT NULL,
  "arrivals" INTEGER NOT NULL,
  "arrivals_not_ranked" INTEGER NOT NULL,
  "arrivals_elsewhere_uk" INTEGER NOT NULL,
  "arrivals_abroad" INTEGER NOT NULL,
  "arrivals_unplaced" INTEGER NOT NULL,
  "departures" INTEGER NOT NULL,
  "departures_not_ranked" INTEGER NOT NULL,
  "departures_elsewhere_uk" INTEGER NOT NULL,
  "departures_unplaced" INTEGER NOT NULL,
  "net" INTEGER NOT NULL,
  "departure_rate" DOUBLE,
  "index_better" DOUBLE,
  "index_similar" DOUBLE,
  "index_worse" DOUBLE,
  "index_better_scoring" DOUBLE,
  "index_to_fifth_1" INTEGER NOT NULL,
  "index_to_fifth_2" INTEGER NOT NULL,
  "index_to_fifth_3" INTEGER NOT NULL,
  "index_to_fifth_4" INTEGER NOT NULL,
  "index_to_fifth_5" INTEGER NOT NULL,
  "index_from_fifth_1" INTEGER NOT NULL,
  "index_from_fifth_2" INTEGER NOT NULL,
  "index_from_fifth_3" INTEGER NOT NULL,
  "index_from_fifth_4" INTEGER NOT NULL,
  "index_from_fifth_5" INTEGER NOT NULL,
  "chances_better" DOUBLE,
  "chances_similar" DOUBLE,
  "chances_worse" DOUBLE,
  "chances_better_scoring" DOUBLE,
  "chances_to_fifth_1" INTEGER NOT NULL,
  "chances_to_fifth_2" INTEGER NOT NULL,
  "chances_to_fifth_3" INTEGER NOT NULL,
  "chances_to_fifth_4" INTEGER NOT NULL,
  "chances_to_fifth_5" INTEGER NOT NULL,
  "chances_from_fifth_1" INTEGER NOT NULL,
  "chances_from_fifth_2" INTEGER NOT NULL,
  "chances_from_fifth_3" INTEGER NOT NULL,
  "chances_from_fifth_4" INTEGER NOT NULL,
  "chances_from_fifth_5" INTEGER NOT NULL,
  "conditions_better" DOUBLE,
  "conditions_similar" DOUBLE,
  "conditions_worse" DOUBLE,
  "conditions_better_scoring" DOUBLE,
  "conditions_to_fifth_1" INTEGER NOT NULL,
  "conditions_to_fifth_2" INTEGER NOT NULL,
  "conditions_to_fifth_3" INTEGER NOT NULL,
  "conditions_to_fifth_4" INTEGER NOT NULL,
  "conditions_to_fifth_5" INTEGER NOT NULL,
  "conditions_from_fifth_1" INTEGER NOT NULL,
  "conditions_from_fifth_2" INTEGER NOT NULL,
  "conditions_from_fifth_3" INTEGER NOT NULL,
  "conditions_from_fifth_4" INTEGER NOT NULL,
  "conditions_from_fifth_5" INTEGER NOT NULL,
  "largest_destinations" VARCHAR NOT NULL,
  "largest_origins" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "moves_between" (
  "grouping" VARCHAR NOT NULL,
  "from_group" VARCHAR NOT NULL,
  "from_name" VARCHAR NOT NULL,
  "to_group" VARCHAR NOT NULL,
  "to_name" VARCHAR NOT NULL,
  "moves" INTEGER NOT NULL,
  "share_of_departures" DOUBLE,
  "share_of_arrivals" DOUBLE,
  PRIMARY KEY ("grouping", "from_group", "to_group")
);

CREATE TABLE "moves_elsewhere" (
  "code" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL CHECK ("kind" IN ('area', 'not_ranked', 'elsewhere_uk', 'abroad', 'same_address', 'unplaced')),
  "arrivals" INTEGER NOT NULL,
  "departures" INTEGER,
  "source" VARCHAR NOT NULL,
  PRIMARY KEY ("code")
);

CREATE TABLE "model" (
  "indicator" VARCHAR NOT NULL,
  "treatment" VARCHAR NOT NULL CHECK ("treatment" IN ('modelled', 'inherited')),
  "allowed" BOOLEAN NOT NULL,
  "gain" DOUBLE,
  "r_squared" DOUBLE,
  "modelled_rmse" DOUBLE,
  "modelled_bias" DOUBLE,
  "modelled_coverage" DOUBLE,
  "inherited_rmse" DOUBLE,
  "inherited_bias" DOUBLE,
  "inherited_coverage" DOUBLE,
  "pseudo_counties" INTEGER NOT NULL,
  "pseudo_authorities" INTEGER NOT NULL,
  "authorities" INTEGER NOT NULL,
  "penalty" DOUBLE NOT NULL,
  "model_sd" DOUBLE,
  "inherited_sd" DOUBLE NOT NULL,
  "counties" INTEGER NOT NULL,
  "districts" INTEGER NOT NULL,
  "at_bound" INTEGER NOT NULL,
  "regressors_filled" INTEGER NOT NULL,
  "plain_means" INTEGER NOT NULL,
  PRIMARY KEY ("indicator")
);

CREATE TABLE "model_parameters" (
  "indicator" VARCHAR NOT NULL,
  "parameter" VARCHAR NOT NULL CHECK ("parameter" IN ('coefficient', 'covariance')),
  "other" VARCHAR NOT NULL,
  "value" DOUBLE NOT NULL,
  PRIMARY KEY ("indicator", "parameter", "other")
);

CREATE TABLE "chances_upper_tier" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "region_name" VARCHAR NOT NULL,
  "districts" INTEGER NOT NULL,
  "score" DOUBLE,
  "rank" INTEGER,
  "fifth" INTEGER,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "trend" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "edition" VARCHAR NOT NULL,
  "code" VARCHAR NOT NULL,
  "level" VARCHAR NOT NULL,
  "value" DOUBLE,
  "status" VARCHAR NOT NULL,
  "score" DOUBLE,
  "rank" INTEGER,
  "segment" INTEGER NOT NULL,
  PRIMARY KEY ("area_code", "edition", "code")
);

CREATE TABLE "trend_codes" (
  "edition" VARCHAR NOT NULL,
  "code" VARCHAR NOT NULL,
  "level" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "areas" INTEGER NOT NULL,
  "mean_score" DOUBLE,
  "base_mean" DOUBLE,
  "base_sd" DOUBLE,
  "relative_to" VARCHAR NOT NULL,
  "divisor" DOUBLE,
  "divisor_cell" VARCHAR NOT NULL,
  "segment" INTEGER NOT NULL,
  "breaks" VARCHAR NOT NULL,
  "period_start" VARCHAR,
  "period_end" VARCHAR,
  PRIMARY KEY ("edition", "code")
);

CREATE TABLE "validity" (
  "code" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "against" VARCHAR NOT NULL,
  "against_title" VARCHAR NOT NULL,
  "level" VARCHAR NOT NULL CHECK ("level" IN ('itl2', 'state_of_the_nation', 'district')),
  "subset" VARCHAR NOT NULL,
  "expected" DOUBLE NOT NULL,
  "n" INTEGER NOT NULL,
  "spearman" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "pearson" DOUBLE,
  "unweighted" INTEGER NOT NULL,
  "period" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "period_start" VARCHAR,
  "period_end" VARCHAR,
  PRIMARY KEY ("code", "against", "subset")
);

CREATE TABLE "validity_places" (
  "level" VARCHAR NOT NULL CHECK ("level" IN ('itl2', 'state_of_the_nation', 'district')),
  "place_code" VARCHAR NOT NULL,
  "place_name" VARCHAR NOT NULL,
  "code" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "score" DOUBLE,
  "districts" INTEGER NOT NULL,
  "population" DOUBLE,
  "area_codes" VARCHAR NOT NULL,
  PRIMARY KEY ("level", "place_code", "code")
);

CREATE TABLE "evidence" (
  "measure" VARCHAR NOT NULL,
  "level" VARCHAR NOT NULL CHECK ("level" IN ('itl2', 'state_of_the_nation', 'district')),
  "place_code" VARCHAR NOT NULL,
  "place_name" VARCHAR NOT NULL,
  "value" DOUBLE,
  "lower" DOUBLE,
  "upper" DOUBLE,
  "standard_error" DOUBLE,
  "people" DOUBLE,
  "unit" VARCHAR NOT NULL,
  "period" VARCHAR NOT NULL,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('observed', 'mapped', 'estimated', 'missing')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "source" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  "raw_text" VARCHAR NOT NULL,
  "period_start" VARCHAR,
  "period_end" VARCHAR,
  PRIMARY KEY ("measure", "place_code")
);

CREATE TABLE "replicates" (
  "replicate" INTEGER NOT NULL,
  "area" VARCHAR NOT NULL,
  "rank" INTEGER,
  PRIMARY KEY ("replicate", "area")
);

CREATE TABLE "replicates_figures" (
  "replicate" INTEGER NOT NULL,
  "area" VARCHAR NOT NULL,
  "rank" INTEGER,
  PRIMARY KEY ("replicate", "area")
);

CREATE TABLE "area_list" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "level" VARCHAR NOT NULL CHECK ("level" IN ('district', 'single_tier', 'county', 'region', 'combined_authority')),
  "upper_tier_name" VARCHAR,
  "region_name" VARCHAR,
  "combined_authority_name" VARCHAR,
  "rank" INTEGER,
  "fifth" INTEGER,
  "download_name" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "area_files" (
  "path" VARCHAR NOT NULL,
  "bytes" INTEGER NOT NULL,
  "sha256" VARCHAR NOT NULL,
  PRIMARY KEY ("path")
);

CREATE TABLE "area_figures" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "part" VARCHAR NOT NULL CHECK ("part" IN ('index', 'face', 'domain', 'aggregate', 'indicator', 'chances among upper tiers', 'long shadow', 'moves', 'moved to', 'moved from', 'area in it', 'statistical neighbour', 'neighbour of the Department for Education', 'score', 'level', 'gap', 'unexplained gap', 'persistence', 'next year')),
  "code" VARCHAR NOT NULL,
  "title" VARCHAR NOT NULL,
  "direction" VARCHAR CHECK ("direction" IN ('Higher is better', 'Lower is better')),
  "period" VARCHAR NOT NULL,
  "value" DOUBLE,
  "unit" VARCHAR NOT NULL,
  "class" VARCHAR NOT NULL,
  "status" VARCHAR NOT NULL,
  "no_figure" VARCHAR CHECK ("no_figure" IN ('suppressed', 'not published', 'not applicable', 'not yet known')),
  "lower" DOUBLE,
  "upper" DOUBLE,
  "rank" INTEGER,
  "of" INTEGER NOT NULL,
  "fifth" INTEGER,
  "rank_low_figures" INTEGER,
  "rank_high_figures" INTEGER,
  "rank_low" INTEGER,
  "rank_high" INTEGER,
  "coldspot_probability" DOUBLE,
  "hotspot_probability" DOUBLE,
  "contribution" DOUBLE,
  "county" DOUBLE,
  "county_no_figure" VARCHAR CHECK ("county_no_figure" IN ('suppressed', 'not published', 'not applicable', 'not yet known')),
  "region" DOUBLE,
  "region_no_figure" VARCHAR CHECK ("region_no_figure" IN ('suppressed', 'not published', 'not applicable', 'not yet known')),
  "country" DOUBLE,
  "country_no_figure" VARCHAR CHECK ("country_no_figure" IN ('suppressed', 'not published', 'not applicable', 'not yet known')),
  "source" VARCHAR NOT NULL,
  "source_title" VARCHAR NOT NULL,
  "cells" VARCHAR NOT NULL,
  PRIMARY KEY ("part", "code", "period")
);
