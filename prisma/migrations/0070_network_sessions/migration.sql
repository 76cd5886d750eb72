-- CreateTable
CREATE TABLE "NetworkSession" (
    "accountId" UUID NOT NULL,
    "sealed" BYTEA,
    "renewedAt" TIMESTAMPTZ(3),
    "renewalId" UUID,
    "renewalEndsAt" TIMESTAMPTZ(3),

    CONSTRAINT "NetworkSession_pkey" PRIMARY KEY ("accountId")
);

-- AddForeignKey
ALTER TABLE "NetworkSession" ADD CONSTRAINT "NetworkSession_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
