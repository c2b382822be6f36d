module example.com/reglement

go 1.23

require www.lalux.lu/assure/assure-client-go v0.0.0

// The client of this archive; a published one needs no such line.
replace www.lalux.lu/assure/assure-client-go => ..
