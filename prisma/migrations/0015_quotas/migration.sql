-- CreateIndex
CREATE INDEX "Draft_deskId_author_state_idx" ON "Draft"("deskId", "author", "state");
