//! How the partnership is set up.

use headstart_contract::{
    page::Page,
    setup::{
        ClusterInput, ClusterView, LocalityInput, LocalityView, OfferInput, OrganisationInput,
        OrganisationView, PopulationInput, PopulationView, PostcodeLookup, SchoolInput, SchoolView,
    },
    setup_file::SetupFile,
    tier::{OfferView, TierView},
    young_person::Area,
};
use headstart_domain::{
    evaluation::Dimension,
    id::{ClusterId, LocalityId, OfferId, OrganisationId, SchoolId},
};
use serde_json::Value;

use crate::{Client, Filters, Result};

/// The operations that localities, clusters, organisations and offers have in common.
macro_rules! kind {
    ($($path:literal $id:ty, $input:ty => $view:ty:
        $list:ident $create:ident $read:ident $change:ident $delete:ident, $what:literal, $many:literal;)+) => {
        impl Client {
            $(
                #[doc = concat!("A page of ", $many, ", by name.")]
                pub async fn $list(&self, filters: Filters<'_>) -> Result<Page<$view>> {
                    self.get(concat!("/api/v1/", $path), filters).read().await
                }

                #[doc = concat!("Makes a new ", $what, "; the key makes repeating it safe.")]
                pub async fn $create(&self, input: &$input, key: &str) -> Result<$view> {
                    self.post(concat!("/api/v1/", $path)).once(key).json(input).read().await
                }

                #[doc = concat!("One ", $what, ".")]
                pub async fn $read(&self, id: $id) -> Result<$view> {
                    self.get(&format!(concat!("/api/v1/", $path, "/{}"), id), &[]).read().await
                }

                #[doc = concat!("Changes one ", $what, " over the version that was read.")]
                pub async fn $change(&self, id: $id, version: i32, input: &$input) -> Result<$view> {
                    self.put(&format!(concat!("/api/v1/", $path, "/{}"), id)).at(version).json(input).read().await
                }

                #[doc = concat!("Deletes one ", $what, " at the version that was read, when nothing needs it.")]
                pub async fn $delete(&self, id: $id, version: i32) -> Result<()> {
                    self.delete(&format!(concat!("/api/v1/", $path, "/{}"), id)).at(version).done().await
                }
            )+
        }
    };
}

kind! {
    "localities" LocalityId, LocalityInput => LocalityView:
        list_localities create_locality read_locality change_locality delete_locality, "locality", "localities";
    "clusters" ClusterId, ClusterInput => ClusterView:
        list_clusters create_cluster read_cluster change_cluster delete_cluster, "cluster", "clusters";
    "organisations" OrganisationId, OrganisationInput => OrganisationView:
        list_organisations create_organisation read_organisation change_organisation delete_organisation,
        "organisation", "organisations";
    "offers" OfferId, OfferInput => OfferView:
        list_offers create_offer read_offer change_offer delete_offer, "offer", "offers";
}

impl Client {
    /// A page of schools, by name.
    pub async fn list_schools(&self, filters: Filters<'_>) -> Result<Page<SchoolView>> {
        self.get("/api/v1/schools", filters).read().await
    }

    /// One school.
    pub async fn read_school(&self, id: SchoolId) -> Result<SchoolView> {
        self.get(&format!("/api/v1/schools/{id}"), &[]).read().await
    }

    /// Changes what the partnership decides about a school, over the version that was read.
    pub async fn change_school(&self, id: SchoolId, version: i32, input: &SchoolInput) -> Result<SchoolView> {
        self.put(&format!("/api/v1/schools/{id}")).at(version).json(input).read().await
    }

    /// The tiers as the partnership runs them, with their offers.
    pub async fn list_tiers(&self) -> Result<Vec<TierView>> {
        self.get("/api/v1/tiers", &[]).read().await
    }

    /// The population that the programme is for, by one dimension.
    pub async fn read_population(&self, dimension: Dimension) -> Result<PopulationView> {
        self.get(&format!("/api/v1/population/{dimension}"), &[]).read().await
    }

    /// Sets the population by one dimension, over the version that was read (0 the first time).
    pub async fn change_population(
        &self,
        dimension: Dimension,
        version: i32,
        input: &PopulationInput,
    ) -> Result<PopulationView> {
        self.put(&format!("/api/v1/population/{dimension}")).at(version).json(input).read().await
    }

    /// Where a postcode is.
    pub async fn look_up_postcode(&self, postcode: &str) -> Result<Area> {
        let lookup = PostcodeLookup { postcode: postcode.to_owned() };
        self.post("/api/v1/postcodes/lookup").json(&lookup).read().await
    }

    /// Sets the partnership up from one document; `dry_run` only tells what it would
    /// do. The answer is a report of every entry.
    pub async fn load_setup_file(&self, file: &SetupFile, dry_run: bool) -> Result<Value> {
        let url = self.url("/api/v1/setup/file", &[("dry_run", if dry_run { "true" } else { "false" })]);
        self.post_to(url).json(file).read().await
    }
}
