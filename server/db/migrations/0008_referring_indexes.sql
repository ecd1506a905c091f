CREATE INDEX "building_compound" ON "building" USING btree ("adcode","compound_id");--> statement-breakpoint
CREATE INDEX "compound_street" ON "compound" USING btree ("adcode","street_office_id");--> statement-breakpoint
CREATE INDEX "compound_community" ON "compound" USING btree ("adcode","community_id");--> statement-breakpoint
CREATE INDEX "work_compound_compound" ON "work_compound" USING btree ("adcode","compound_id");